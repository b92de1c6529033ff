package org.partnerhub.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.PaymentEvent;
import org.partnerhub.ledger.PaymentNews;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PendingResult;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;

/** Finds the payment that a result is of, and sees to it that the result counts once. In the caller's transaction. */
final class Matching {

    private final PaymentTables tables;
    private final Books books;
    private final Vault vault;

    Matching(PaymentTables tables, Books books, Vault vault) {
        this.tables = tables;
        this.books = books;
        this.vault = vault;
    }

    Effect take(ProviderResult result, UUID event, Instant verifiedAt) {
        Optional<KnownOrder> found = order(result);
        Optional<PaymentRecord> payment =
                found.flatMap(known -> tables.records().lock(known.id(), result.provider()));
        // what would wait for a payment that a deletion has just taken away would wait for ever
        Optional<KnownOrder> order = payment.isPresent()
                ? found
                : found.flatMap(known -> tables.records().lockOrder(hash(result)));
        // only now: whoever held the lock before may have had the same event
        if (tables.events().isKnown(result.provider(), event)) {
            return Effect.DUPLICATE;
        }
        Received received = Received.of(result, tables.ids().next(), verifiedAt);
        boolean isErased = order.map(known -> known.keys().reference() == null)
                .orElseGet(() -> tables.records().isDeleted(vault.pseudonyms().tombstone(hash(result))));
        Effect effect = isErased ? erased(result, verifiedAt) : take(result, received, order, payment);
        OptionalLong number = order.filter(known -> !isErased)
                .map(known -> OptionalLong.of(known.id()))
                .orElse(OptionalLong.empty());
        tables.events()
                .add(new PaymentEvent(
                        received.event(),
                        result.provider(),
                        event,
                        number,
                        result.kind().text(),
                        effect.text(),
                        verifiedAt));
        return effect;
    }

    /** Takes what waits for this payment, if it can be taken by now. */
    Map<Long, Effect> takeWaiting(long order, PartnerId partner) {
        Optional<PaymentRecord> payment = tables.records().lock(order, partner);
        Optional<WrappedKeys> wrapped = tables.records().keys(order).filter(keys -> keys.reference() != null);
        if (payment.isEmpty() || wrapped.isEmpty()) {
            return Map.of();
        }
        try (KeySession keys = vault.open()) {
            keys.load(order, wrapped.get());
            return books.settle(keys, payment.get(), Optional.empty());
        }
    }

    Optional<KnownOrder> order(ProviderResult result) {
        return tables.records().order(hash(result));
    }

    private UUID hash(ProviderResult result) {
        return vault.pseudonyms().order(result.reference().text());
    }

    private Effect take(
            ProviderResult result, Received received, Optional<KnownOrder> order, Optional<PaymentRecord> payment) {
        try (KeySession keys = vault.open()) {
            order.ifPresent(known -> keys.load(known.id(), known.keys()));
            if (payment.isPresent()) {
                return books.settle(keys, payment.get(), Optional.of(received))
                        .getOrDefault(received.event(), Effect.PENDING);
            }
            Sealing sealing = new Sealing(keys);
            order.ifPresentOrElse(
                    known -> books.keep(sealing, known.id(), result.provider(), received),
                    () -> keepOfStranger(keys, sealing, result, received));
            return Effect.PENDING;
        }
    }

    /** No order, no key: it gets one of its own, which goes when it goes. */
    private void keepOfStranger(KeySession keys, Sealing sealing, ProviderResult result, Received received) {
        WrappedKeys own = keys.create(received.event());
        books.keep(
                result.provider(),
                received,
                new PendingResult.OfStranger(hash(result), new WrappedKeys(own.epoch(), null, own.reference())),
                sealing.seal(received, received.event(), result.provider()));
    }

    private Effect erased(ProviderResult result, Instant verifiedAt) {
        tables.outbox()
                .add(List.of(new PaymentNews(
                        tables.ids().next(),
                        OptionalLong.empty(),
                        result.provider(),
                        result.kind().text(),
                        List.of(Difference.ORDER_ERASED.text()),
                        null,
                        result.at(),
                        verifiedAt)));
        return Effect.ERASED;
    }
}
