package org.partnerhub.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PendingResult;
import org.partnerhub.vault.KeySession;

/** Takes results into the books of a payment: its figures, what waits, what the shop is told. In the caller's transaction. */
final class Books {

    private final PaymentTables tables;
    private final Duration patience;
    private final Clock clock;

    Books(PaymentTables tables, Duration patience, Clock clock) {
        this.tables = tables;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Takes whatever can be taken.
     *
     * @param record locked by the caller
     * @param incoming a new result, if that is what brings the caller here
     * @return what became of results, by the numbers of their events; those that wait still are absent
     */
    Map<Long, Effect> settle(KeySession keys, PaymentRecord record, Optional<Received> incoming) {
        Sealing sealing = new Sealing(keys);
        List<PendingResult> pending = tables.pending().lockOf(record.order(), record.partner());
        List<Received> open =
                new ArrayList<>(pending.stream().map(sealing::result).toList());
        incoming.ifPresent(open::add);
        Course course = new Course(new Payment(PaymentState.of(record.state()), sealing.figures(record)), open);
        List<Course.Settled> settled = course.settle();
        write(sealing, record, course.payment(), settled);
        keepOpen(sealing, record, course.open(), pending, incoming);
        return effects(settled, pending);
    }

    /** Keeps a result of an order that is on record until what it builds on has come. */
    void keep(Sealing sealing, long order, PartnerId partner, Received result) {
        keep(partner, result, new PendingResult.OfOrder(order), sealing.seal(result, order, partner));
    }

    void keep(PartnerId partner, Received result, PendingResult.Home home, byte[] sealed) {
        Instant due = result.verifiedAt().plus(patience);
        tables.pending()
                .add(List.of(new PendingResult(
                        result.event(),
                        partner,
                        result.kind().text(),
                        result.verifiedAt(),
                        home,
                        sealed,
                        Optional.of(due))));
    }

    private void write(Sealing sealing, PaymentRecord record, Payment after, List<Course.Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        List<PaymentNews> news = settled.stream()
                .map(each -> news(sealing, record, each))
                .flatMap(Optional::stream)
                .toList();
        tables.outbox().add(news);
        tables.records()
                .update(
                        new PaymentRecord(
                                record.order(),
                                record.partner(),
                                after.state().text(),
                                sealing.seal(after.figures(), record.order(), record.partner()),
                                news.isEmpty()
                                        ? record.lastNews()
                                        : news.get(news.size() - 1).id()),
                        clock.instant());
        if (!after.state().isOpen()) {
            tables.open().remove(record.order(), record.partner());
        }
    }

    private Optional<PaymentNews> news(Sealing sealing, PaymentRecord record, Course.Settled settled) {
        Received result = settled.result();
        if (settled.verdict() instanceof Payment.Applied) {
            long id = tables.ids().next();
            Figures figures = settled.after().figures();
            Sealing.Told told = new Sealing.Told(
                    result.amount(), result.currency(), figures.refunded(), figures.providerReference());
            return Optional.of(new PaymentNews(
                    id,
                    OptionalLong.of(record.order()),
                    record.partner(),
                    settled.after().state().text(),
                    List.of(),
                    sealing.seal(told, record.order(), record.partner(), id),
                    result.at(),
                    result.verifiedAt()));
        }
        return settled.verdict() instanceof Payment.Mismatched mismatched
                ? Optional.of(new PaymentNews(
                        tables.ids().next(),
                        OptionalLong.of(record.order()),
                        record.partner(),
                        result.kind().text(),
                        mismatched.differences().stream().map(Difference::text).toList(),
                        null,
                        result.at(),
                        result.verifiedAt()))
                : Optional.empty();
    }

    /** What is new, and what was a stranger's until now: from here on it is erased together with its order. */
    private void keepOpen(
            Sealing sealing,
            PaymentRecord record,
            List<Received> open,
            List<PendingResult> pending,
            Optional<Received> incoming) {
        List<Long> strangers = pending.stream()
                .filter(each -> each.home() instanceof PendingResult.OfStranger)
                .map(PendingResult::event)
                .toList();
        tables.pending().remove(strangers);
        open.stream()
                .filter(each -> strangers.contains(each.event()) || incoming.equals(Optional.of(each)))
                .forEach(each -> keep(sealing, record.order(), record.partner(), each));
    }

    private Map<Long, Effect> effects(List<Course.Settled> settled, List<PendingResult> pending) {
        Map<Long, Effect> effects = new HashMap<>();
        settled.forEach(each -> effects.put(each.result().event(), effect(each.verdict())));
        Map<Long, Effect> waited = pending.stream()
                .map(PendingResult::event)
                .filter(effects::containsKey)
                .collect(Collectors.toMap(event -> event, effects::get));
        tables.pending().remove(waited.keySet());
        tables.events()
                .settle(waited.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                        .text())));
        return effects;
    }

    private static Effect effect(Payment.Verdict verdict) {
        if (verdict instanceof Payment.Applied) {
            return Effect.APPLIED;
        }
        return verdict instanceof Payment.Ignored ? Effect.IGNORED : Effect.MISMATCH;
    }
}
