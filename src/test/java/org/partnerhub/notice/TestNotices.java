package org.partnerhub.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.BackOff;
import org.partnerhub.delivery.DeliveryFixture;
import org.partnerhub.ledger.DeletionNews;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.NewDeletion;
import org.partnerhub.ledger.NewNotice;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.proof.ProofFixture;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** Notices on a database of the test's, and orders to tell of. */
public final class TestNotices {

    public static final PartnerId CARRIER = new PartnerId("nordpost");
    public static final PartnerId PROVIDER = new PartnerId("paywave");
    public static final Duration ASK_EVERY = Duration.ofDays(1);
    public static final Duration RETRY = Duration.ofSeconds(2);

    private static final Set<String> ASKED = Set.of("notice-queued", "notice-sent");

    final TestLedger hub;
    final Vault vault;
    public final NoticeDesk desk;
    final NoticeWatch watch;
    final SftpNotices files;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final NoticeConfiguration beans = new NoticeConfiguration();
    private final NoticeProperties properties =
            new NoticeProperties(Period.ofDays(14), Period.ofDays(7), ASK_EVERY, Duration.ofDays(7), 3);
    private final Catalog catalog;

    public TestNotices(TestLedger hub, Vault vault) {
        this(
                hub,
                vault,
                new Catalog(
                        null,
                        null,
                        List.of(
                                ContractFixture.aCarrier().build(),
                                ContractFixture.aProvider().build())));
    }

    public TestNotices(TestLedger hub, Vault vault, Catalog catalog) {
        this.hub = hub;
        this.catalog = catalog;
        this.vault = vault;
        this.desk = beans.noticeDesk(
                hub.notices,
                hub.noticeClaims,
                vault,
                ProofFixture.chronicle(hub, vault),
                properties,
                meters,
                hub.clock);
        this.watch = watch(catalog);
        this.files = beans.sftpNotices(catalog, hub.noticeFiles, desk, properties, backOff(), hub.clock);
    }

    private NoticeWatch watch(Catalog contracts) {
        return beans.noticeWatch(contracts, hub.noticeDeadlines, hub.notices, desk, properties, hub.clock);
    }

    /** As when the contracts of all partners are gone. */
    NoticeWatch watchOfNobody() {
        return watch(new Catalog(null, null, List.of()));
    }

    /** What the route template {@code http-notice} calls. */
    public HttpNotices http() {
        return beans.httpNotices(catalog, desk, backOff(), hub.clock);
    }

    public BackOff backOff() {
        return new BackOff(RETRY, RETRY, hub.clock, DeliveryFixture.NO_JITTER);
    }

    /** Forgets the test before; it is the morning of November 20 again. */
    public TestNotices empty() {
        hub.empty();
        hub.clock.forward(Duration.between(hub.clock.instant(), Instant.parse("2026-11-20T08:15:30Z")));
        return this;
    }

    /** A notice of a deleted order, to the one partner that had got something of it. */
    public UUID queued(String reference, PartnerId partner) {
        return queue(order(reference), partner, false);
    }

    UUID urgent(String reference, PartnerId partner) {
        return queue(order(reference), partner, true);
    }

    long order(String reference) {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            NewOrder order = new NewOrder(
                    id,
                    vault.pseudonyms().order(reference),
                    Optional.of(vault.pseudonyms().customer("C-1")),
                    keys.create(id),
                    keys.seal(KeyKind.REFERENCE, Binding.ofOrder(id), reference.getBytes(UTF_8)),
                    new OrderProgress(1, Stage.CLOSED),
                    hub.clock.instant());
            hub.record(List.of(order), List.of());
        }
        return id;
    }

    UUID queue(long order, PartnerId partner, boolean urgent) {
        LedgerFixture.sent(hub, order, partner);
        long request = hub.ids.next();
        List<NewNotice> queued = new ArrayList<>();
        hub.transaction.executeWithoutResult(status -> {
            hub.deletionRequests.add(
                    List.of(new NewDeletion(
                            request,
                            "DR-" + request,
                            urgent,
                            new UUID(1, request),
                            Optional.of(hub.clock.instant()),
                            List.of(),
                            true)),
                    hub.clock.instant());
            queued.addAll(hub.notices.queue(
                    List.of(new Erasure(1, request, "DR-" + request, order, new UUID(2, order), urgent)),
                    "deletion",
                    hub.clock.instant()));
        });
        return queued.get(0).randomId();
    }

    /**
     * What the shop is told, oldest first: {@code state reason partner until fields}; but not by when a partner must answer
     * what it is asked.
     */
    public List<String> told() {
        return hub.deletionOutbox.next(1000).stream()
                .map(each -> each.news())
                .map(TestNotices::line)
                .toList();
    }

    private static String line(DeletionNews news) {
        return String.join(
                        " ",
                        news.state(),
                        news.reason().orElse(""),
                        news.partner().map(Object::toString).orElse(""),
                        ASKED.contains(news.state())
                                ? ""
                                : news.until().map(Object::toString).orElse(""),
                        String.join(" ", news.fields()))
                .replaceAll(" +", " ")
                .trim();
    }

    /** Sets the time that partners have, and looks who is late. */
    public void look() {
        watch.look();
    }

    /** Claims what is due, without anything being done about it. */
    List<AddressedNotice> claim(PartnerId partner) {
        watch.look();
        return desk.claimDue(partner, 100);
    }

    /** Tells the partner what is due, and gets this from it. */
    void tell(PartnerId partner, NoticeReply reply) {
        desk.settle(claim(partner).stream()
                .map(each -> desk.answered(each.claimed(), reply))
                .toList());
    }

    /** How often the partner has said, after a final answer, that it keeps something. */
    double contradicted(PartnerId partner) {
        return meters.counter("hub.notices", "partner", partner.text(), "state", "contradicted")
                .count();
    }

    int open() {
        return hub.jdbc.queryForObject("select count(*) from notice", Integer.class);
    }

    public String state(UUID notice) {
        return hub.jdbc.queryForObject("select state from notice where random_id = ?", String.class, notice);
    }
}
