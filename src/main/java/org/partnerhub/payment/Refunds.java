package org.partnerhub.payment;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.PaymentRecords;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;

/**
 * What a refund needs of its payment: the provider's reference, and an amount that is still there. Amounts are in minor
 * units, orders and disclosures are the ledger's numbers.
 */
public final class Refunds {

    private final PaymentRecords records;
    private final Vault vault;
    private final Clock clock;

    Refunds(PaymentTables tables, Vault vault, Clock clock) {
        this.records = tables.records();
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The provider's reference of the captured payment; empty before the capture.
     *
     * @param keys holds the order's keys
     */
    public Optional<String> providerReference(long order, PartnerId provider, KeySession keys) {
        return records.find(order, provider)
                .map(new Sealing(keys)::figures)
                .filter(figures -> figures.captured() > 0)
                .flatMap(figures -> Optional.ofNullable(figures.providerReference()));
    }

    /** Whether this much of what was captured is neither refunded nor reserved now; an erased order has nothing left. */
    public boolean isRefundable(long order, PartnerId provider, long amount, String currency) {
        return records.find(order, provider)
                .flatMap(record -> withKeys(record, sealing -> sealing.figures(record)))
                .filter(figures -> isRefundable(figures, amount, currency))
                .isPresent();
    }

    /**
     * Reserves the amount before its refund is asked for. Committed on return. The same disclosure reserves once, however
     * often it is attempted.
     *
     * @return false when so much is not there: the refund must not be asked for
     */
    public boolean reserve(long order, PartnerId provider, long disclosure, long amount, String currency) {
        return change(
                order,
                provider,
                figures -> figures.isReserved(disclosure) || !isRefundable(figures, amount, currency)
                        ? figures
                        : figures.reserve(disclosure, amount),
                figures -> figures.isReserved(disclosure));
    }

    /** The provider has refused the refund, or will not be asked after all: the amount is free again. */
    public void release(long order, PartnerId provider, long disclosure) {
        change(order, provider, figures -> figures.release(disclosure), figures -> true);
    }

    private static boolean isRefundable(Figures figures, long amount, String currency) {
        return amount > 0 && amount <= figures.refundable() && currency.equals(figures.currency());
    }

    private boolean change(long order, PartnerId provider, UnaryOperator<Figures> change, Predicate<Figures> wanted) {
        return records.atomically(() -> records.lock(order, provider)
                .flatMap(record -> withKeys(record, sealing -> {
                    Figures before = sealing.figures(record);
                    Figures after = change.apply(before);
                    if (!after.equals(before)) {
                        records.update(
                                new PaymentRecord(
                                        order,
                                        provider,
                                        record.state(),
                                        sealing.seal(after, order, provider),
                                        record.lastNews()),
                                clock.instant());
                    }
                    return wanted.test(after);
                }))
                .orElse(false));
    }

    private <T> Optional<T> withKeys(PaymentRecord record, Function<Sealing, T> work) {
        Optional<WrappedKeys> wrapped = records.keys(record.order()).filter(keys -> keys.reference() != null);
        if (wrapped.isEmpty()) {
            return Optional.empty();
        }
        try (KeySession keys = vault.open()) {
            keys.load(record.order(), wrapped.get());
            return Optional.of(work.apply(new Sealing(keys)));
        }
    }
}
