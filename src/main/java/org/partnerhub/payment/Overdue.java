package org.partnerhub.payment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PendingResult;

/** Tells the shop of results that have waited too long. In the caller's transaction. */
final class Overdue {

    private final PaymentTables tables;
    private final Matching matching;

    Overdue(PaymentTables tables, Matching matching) {
        this.tables = tables;
        this.matching = matching;
    }

    /** Looks once more whether it can be taken, and reports it if not. */
    void report(PendingResult seen) {
        OptionalLong order = order(seen);
        // locks the payment before the result, as everyone does
        order.ifPresent(known -> matching.takeWaiting(known, seen.partner()));
        tables.pending()
                .lock(seen.event())
                .filter(still -> still.due().isPresent())
                .ifPresent(still -> report(still, order));
    }

    private void report(PendingResult overdue, OptionalLong order) {
        if (order.isPresent() && isErased(order.getAsLong())) {
            end(overdue, Difference.ORDER_ERASED, OptionalLong.empty(), Effect.ERASED);
        } else if (order.isPresent()
                && tables.records().find(order.getAsLong(), overdue.partner()).isPresent()) {
            // it stays: a refund that were forgotten could be paid twice
            tell(overdue, Difference.CAPTURE_MISSING, order);
            tables.pending().told(overdue.event());
        } else {
            end(overdue, Difference.REFERENCE_UNKNOWN, order, Effect.MISMATCH);
        }
    }

    private void end(PendingResult overdue, Difference difference, OptionalLong order, Effect effect) {
        tell(overdue, difference, order);
        tables.pending().remove(List.of(overdue.event()));
        tables.events().settle(Map.of(overdue.event(), effect.text()));
    }

    private void tell(PendingResult overdue, Difference difference, OptionalLong order) {
        tables.outbox()
                .add(List.of(new PaymentNews(
                        tables.ids().next(),
                        order,
                        overdue.partner(),
                        overdue.kind(),
                        List.of(difference.text()),
                        null,
                        Optional.empty(),
                        overdue.receivedAt())));
    }

    private OptionalLong order(PendingResult pending) {
        if (pending.home() instanceof PendingResult.OfStranger stranger) {
            return tables.records()
                    .order(stranger.hash())
                    .map(KnownOrder::id)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        }
        return OptionalLong.of(((PendingResult.OfOrder) pending.home()).order());
    }

    private boolean isErased(long order) {
        return tables.records()
                .keys(order)
                .filter(keys -> keys.reference() != null)
                .isEmpty();
    }
}
