package org.partnerhub.payment;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.OpenPayment;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PendingResults.Awaited;
import org.partnerhub.ledger.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payments that have no final answer: which of them a provider is asked for by now, and when the shop is told that nothing
 * was heard of one. Thread-safe.
 */
public final class Unanswered {

    /** What stands in place of what differs: nothing was reported. */
    static final List<String> NEWS = List.of("unanswered");

    private static final Logger log = LoggerFactory.getLogger(Unanswered.class);
    private static final int BATCH = 500;

    private static final Set<String> SILENT = Set.of(PaymentState.REQUESTED.text());
    private static final Set<String> OPEN = Stream.of(PaymentState.values())
            .filter(PaymentState::isOpen)
            .map(PaymentState::text)
            .collect(toUnmodifiableSet());

    private final PaymentTables tables;
    private final Map<PartnerId, Duration> patience;
    private final PaymentProperties.Asking asking;
    private final Clock clock;

    Unanswered(PaymentTables tables, Catalog catalog, PaymentProperties.Asking asking, Clock clock) {
        this.tables = tables;
        this.patience = catalog.contracts().stream()
                .filter(contract -> contract.status().isPresent())
                .collect(toMap(
                        Contract::partner,
                        contract -> contract.status().orElseThrow().after()));
        this.asking = asking;
        this.clock = clock;
    }

    /** Awaits answers, of providers that can be asked for them. In the caller's transaction. */
    void expect(Collection<Awaited> payments) {
        Instant now = clock.instant();
        tables.open()
                .add(payments.stream()
                        .filter(payment -> patience.containsKey(payment.partner()))
                        .map(payment -> new OpenPayment(
                                payment.order(),
                                payment.partner(),
                                now,
                                now.plus(patience.get(payment.partner())),
                                now.plus(asking.reportAfter())))
                        .toList());
    }

    /**
     * What a provider is to be asked for now, a batch of it. On record as being asked, on return; the same again until it is
     * to be {@link #askAgain}, or has its final answer.
     */
    public List<Question> due(PartnerId provider, int limit) {
        return tables.open().due(provider, OPEN, limit, clock.instant());
    }

    /** Whether it is still to be asked: its result may have come, or its order been deleted. */
    public boolean isOpen(Question question) {
        return tables.open().isAnswerable(question.order(), question.partner(), OPEN);
    }

    /** When to ask again. What has its final answer by now is not asked for. Committed on return. */
    public void askAgain(Collection<Question.Again> again) {
        tables.open().ask(again);
    }

    /**
     * Tells the shop of payments of which nothing was heard within {@code hub.payment.asking.report-after}, and has those
     * asked for no more that are older than {@code give-up-after}; a batch of them.
     *
     * @return how many it looked at; more may be left when that is not 0
     */
    public int review() {
        List<OpenPayment> due = tables.open().toReview(clock.instant(), BATCH);
        due.forEach(payment -> tables.records().atomically(() -> {
            // locked first, as everyone does: its result may be coming in
            Optional<PaymentRecord> record = tables.records().lock(payment.order(), payment.partner());
            review(payment, record);
            return null;
        }));
        return due.size();
    }

    private void review(OpenPayment payment, Optional<PaymentRecord> record) {
        Instant end = payment.since().plus(asking.giveUpAfter());
        if (!clock.instant().isBefore(end)) {
            tables.open().remove(payment.order(), payment.partner());
            log.atWarn()
                    .addKeyValue("partner", payment.partner())
                    .log("A payment is asked for no more; there is no final answer");
        } else {
            tables.open().reviewAgain(payment, end);
            // one that is authorized has been told of
            record.filter(known -> tables.open().isAnswerable(payment.order(), payment.partner(), SILENT))
                    .ifPresent(known -> tell(payment, known));
        }
    }

    private void tell(OpenPayment payment, PaymentRecord record) {
        PaymentNews news = new PaymentNews(
                tables.ids().next(),
                OptionalLong.of(payment.order()),
                payment.partner(),
                record.state(),
                NEWS,
                null,
                Optional.of(payment.since()),
                clock.instant());
        tables.outbox().add(List.of(news));
        tables.records()
                .update(
                        new PaymentRecord(
                                record.order(), record.partner(), record.state(), record.figures(), news.id()),
                        clock.instant());
    }
}
