package org.partnerhub.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerhub.announce.PaymentAnnouncement;
import org.partnerhub.announce.PaymentMismatch;
import org.partnerhub.announce.PaymentResult;
import org.partnerhub.announce.PaymentUnanswered;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PaymentOutbox;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** What the shop is told of payments: the news that it has not been told of. */
public final class PaymentResults {

    private static final int BATCH = 500;

    private final PaymentOutbox outbox;
    private final Vault vault;

    PaymentResults(PaymentTables tables, Vault vault) {
        this.outbox = tables.outbox();
        this.vault = vault;
    }

    /** The oldest that are left, in order; empty when the shop has been told of all. */
    public List<PaymentAnnouncement> next() {
        List<PaymentAnnouncement> announcements = new ArrayList<>();
        try (KeySession keys = vault.open()) {
            for (PaymentNews.Readable readable : outbox.next(BATCH)) {
                announcements.add(announcement(keys, readable));
            }
        }
        return announcements;
    }

    /** The shop has been told of these. */
    public void announced(List<PaymentAnnouncement> announcements) {
        outbox.done(announcements.stream().map(PaymentAnnouncement::id).toList());
    }

    private static PaymentAnnouncement announcement(KeySession keys, PaymentNews.Readable readable) {
        PaymentNews news = readable.news();
        Optional<OrderReference> reference = reference(keys, readable);
        if (news.differs().equals(Unanswered.NEWS)) {
            return new PaymentUnanswered(
                    news.id(), reference, news.partner(), news.happenedAt().orElseThrow(), news.verifiedAt());
        }
        if (!news.differs().isEmpty()) {
            return new PaymentMismatch(
                    news.id(),
                    reference,
                    news.partner(),
                    news.state(),
                    news.differs(),
                    news.happenedAt(),
                    news.verifiedAt());
        }
        return new PaymentResult(
                news.id(),
                reference,
                news.partner(),
                news.state(),
                reference.map(known -> figures(new Sealing(keys).told(news))),
                news.happenedAt(),
                news.verifiedAt());
    }

    /** The reference under which the shop knows the order, as long as the hub can still read it. */
    private static Optional<OrderReference> reference(KeySession keys, PaymentNews.Readable readable) {
        if (readable.isErased()) {
            return Optional.empty();
        }
        long order = readable.news().order().orElseThrow();
        if (!keys.holds(order)) {
            keys.load(order, readable.keys());
        }
        byte[] reference = keys.open(KeyKind.REFERENCE, Binding.ofOrder(order), readable.reference());
        return Optional.of(new OrderReference(new String(reference, UTF_8)));
    }

    private static PaymentResult.Figures figures(Sealing.Told told) {
        return new PaymentResult.Figures(
                told.amount(), told.currency(), told.refunded(), Optional.ofNullable(told.providerReference()));
    }
}
