package org.partnerhub.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.LedgerUnavailableException;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PendingResult;
import org.partnerhub.ledger.PendingResults;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.SealBrokenException;
import org.partnerhub.vault.UnknownEpochException;
import org.partnerhub.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The payments that the hub has asked for, and what their providers report of them. Thread-safe. */
public final class Payments {

    private static final Logger log = LoggerFactory.getLogger(Payments.class);
    private static final int BATCH = 500;

    private final PaymentTables tables;
    private final Matching matching;
    private final Overdue overdue;
    private final Unanswered unanswered;
    private final Vault vault;
    private final PaymentProperties properties;
    private final Clock clock;

    Payments(PaymentTables tables, Unanswered unanswered, Vault vault, PaymentProperties properties, Clock clock) {
        this.tables = tables;
        this.matching = new Matching(tables, new Books(tables, properties.reportAfter(), clock), vault);
        this.overdue = new Overdue(tables, matching);
        this.unanswered = unanswered;
        this.vault = vault;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Puts on record what providers are about to be asked for, before they are. What is on record already stays as it is.
     * Committed on return.
     *
     * @param keys holds the orders' keys
     */
    public void request(KeySession keys, Collection<PaymentRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        Sealing sealing = new Sealing(keys);
        Map<PendingResults.Awaited, PaymentRecord> records = new LinkedHashMap<>();
        requests.forEach(request -> records.putIfAbsent(
                new PendingResults.Awaited(request.order(), request.provider()), record(sealing, request)));
        tables.records().atomically(() -> {
            tables.records().add(records.values(), clock.instant());
            unanswered.expect(records.keySet());
            return null;
        });
        // after the commit: whoever keeps a result looks again for its payment after theirs
        tables.pending()
                .awaited(requests.stream().map(PaymentRequest::order).toList())
                .forEach(each -> tables.records().atomically(() -> matching.takeWaiting(each.order(), each.partner())));
    }

    /**
     * Takes a verified result. Committed on return; whatever the effect, the provider need not send it again.
     *
     * @throws LedgerUnavailableException when the provider must
     */
    public Effect apply(ProviderResult result, Instant verifiedAt) {
        Effect effect = takeOnce(result, verifiedAt);
        if (effect == Effect.PENDING) {
            takeIfRequestedMeanwhile(result);
        }
        return effect;
    }

    /**
     * Tells the shop of results that have waited longer than {@code hub.payment.report-after}, a batch of them.
     *
     * @return how many it looked at; more may be left when that is not 0
     */
    public int reportOverdue() {
        List<PendingResult> due = tables.pending().due(clock.instant(), BATCH);
        due.forEach(this::report);
        return due.size();
    }

    /**
     * Forgets which events it has had longer ago than {@code hub.payment.keep-events}, a batch of them.
     *
     * @return how many; more may be left when that is not 0
     */
    public int forgetOld() {
        return tables.events().forgetBefore(clock.instant().minus(properties.keepEvents()), BATCH);
    }

    private static PaymentRecord record(Sealing sealing, PaymentRequest request) {
        Payment requested = Payment.requested(request);
        return new PaymentRecord(
                request.order(),
                request.provider(),
                requested.state().text(),
                sealing.seal(requested.figures(), request.order(), request.provider()),
                0);
    }

    private Effect takeOnce(ProviderResult result, Instant verifiedAt) {
        UUID event = vault.pseudonyms().paymentEvent(result.provider().text(), result.eventId());
        try {
            return tables.records().atomically(() -> matching.take(result, event, verifiedAt));
        } catch (LedgerUnavailableException fault) {
            // perhaps because somebody else has put the same event on record
            if (tables.events().isKnown(result.provider(), event)) {
                return Effect.DUPLICATE;
            }
            throw fault;
        }
    }

    private void takeIfRequestedMeanwhile(ProviderResult result) {
        Optional<KnownOrder> order = matching.order(result);
        order.ifPresent(
                known -> tables.records().atomically(() -> matching.takeWaiting(known.id(), result.provider())));
    }

    private void report(PendingResult due) {
        try {
            tables.records().atomically(() -> {
                overdue.report(due);
                return null;
            });
        } catch (SealBrokenException | UnknownEpochException unreadable) {
            log.atError()
                    .addKeyValue("partner", due.partner())
                    .addKeyValue("event", due.event())
                    .log("A pending result of a payment cannot be opened; it stays");
        }
    }
}
