package org.partnerhub.payment;

import java.util.ArrayList;
import java.util.List;

/**
 * The amounts of a payment, in minor units. Stored sealed, as JSON: a name that changes here makes stored ones unreadable.
 *
 * @param expected what the provider was asked for
 * @param providerReference the provider's, of the payment; null until it is known
 * @param reserved what refunds have been asked for
 */
record Figures(
        long expected,
        String currency,
        long captured,
        long refunded,
        String providerReference,
        List<Reserved> reserved) {

    /**
     * A refund that the provider was asked for, or is about to be.
     *
     * @param disclosure the ledger's number of the request
     * @param done the provider has reported it
     */
    record Reserved(long disclosure, long amount, boolean done) {}

    Figures {
        reserved = List.copyOf(reserved);
    }

    static Figures of(long expected, String currency) {
        return new Figures(expected, currency, 0, 0, null, List.of());
    }

    /** What may still be refunded. */
    long refundable() {
        return captured
                - refunded
                - reserved.stream()
                        .filter(each -> !each.done())
                        .mapToLong(Reserved::amount)
                        .sum();
    }

    /** Whose refunds the provider has been asked for, or is about to be, and has not reported. */
    List<Long> open() {
        return reserved.stream()
                .filter(each -> !each.done())
                .map(Reserved::disclosure)
                .toList();
    }

    boolean isReserved(long disclosure) {
        return reserved.stream().anyMatch(each -> each.disclosure() == disclosure);
    }

    Figures capture() {
        return new Figures(expected, currency, expected, refunded, providerReference, reserved);
    }

    /** Counts a refund; it is taken for the oldest open one of that amount that was asked for, if there is any. */
    Figures refund(long amount) {
        List<Reserved> open = new ArrayList<>(reserved);
        reserved.stream()
                .filter(each -> !each.done() && each.amount() == amount)
                .findFirst()
                .ifPresent(each -> open.set(open.indexOf(each), new Reserved(each.disclosure(), amount, true)));
        return new Figures(expected, currency, captured, refunded + amount, providerReference, open);
    }

    Figures knownAs(String reference) {
        return new Figures(expected, currency, captured, refunded, reference, reserved);
    }

    Figures reserve(long disclosure, long amount) {
        List<Reserved> more = new ArrayList<>(reserved);
        more.add(new Reserved(disclosure, amount, false));
        return new Figures(expected, currency, captured, refunded, providerReference, more);
    }

    Figures release(long disclosure) {
        List<Reserved> rest = new ArrayList<>(reserved);
        rest.removeIf(each -> each.disclosure() == disclosure && !each.done());
        return new Figures(expected, currency, captured, refunded, providerReference, rest);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
