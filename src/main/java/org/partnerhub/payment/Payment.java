package org.partnerhub.payment;

import java.util.EnumSet;
import java.util.Set;

/** A payment as far as it has come. What a result makes of it is decided here, by the table of its state. */
record Payment(PaymentState state, Figures figures) {

    /** What a result makes of a payment. */
    sealed interface Verdict {}

    record Applied(Payment after) implements Verdict {}

    /** Nothing the shop needs to hear of; the provider's reference may have become known by it. */
    record Ignored(Payment after) implements Verdict {}

    record Early() implements Verdict {}

    record Mismatched(Set<Difference> differences) implements Verdict {}

    static Payment requested(PaymentRequest request) {
        return new Payment(PaymentState.REQUESTED, Figures.of(request.amountMinor(), request.currency()));
    }

    Verdict take(Received result) {
        Set<Difference> differences = differences(result);
        if (!differences.isEmpty()) {
            return new Mismatched(differences);
        }
        PaymentState.Move move = state.on(result.kind());
        return switch (move.action()) {
            case BECOME -> new Applied(new Payment(move.state(), figuresBy(result)));
            case SAME, PASSED -> new Ignored(new Payment(state, withReferenceOf(result)));
            case EARLY -> new Early();
            case REFUND -> refund(result.amount());
            case ILLEGAL -> new Mismatched(EnumSet.of(Difference.ILLEGAL_STATE));
        };
    }

    private Set<Difference> differences(Received result) {
        Set<Difference> differences = EnumSet.noneOf(Difference.class);
        if (result.kind().isOfTheWhole()
                ? result.amount() != figures.expected()
                : result.kind() == ResultKind.REFUNDED && result.amount() == 0) {
            differences.add(Difference.AMOUNT);
        }
        if (!result.currency().equals(figures.currency())) {
            differences.add(Difference.CURRENCY);
        }
        return differences;
    }

    private Figures figuresBy(Received result) {
        Figures known = withReferenceOf(result);
        return result.kind() == ResultKind.CAPTURED ? known.capture() : known;
    }

    /** The reference of the capture, or else of the authorization, whichever of the two comes first. */
    private Figures withReferenceOf(Received result) {
        boolean better =
                switch (result.kind()) {
                    case CAPTURED -> state == PaymentState.REQUESTED || state == PaymentState.AUTHORIZED;
                    case AUTHORIZED -> figures.providerReference() == null;
                    case REFUNDED, FAILED, CANCELED, DISPUTED -> false;
                };
        return better ? result.providerReference().map(figures::knownAs).orElse(figures) : figures;
    }

    private Verdict refund(long amount) {
        // not by adding up: a provider's number may be as large as it likes
        if (amount > figures.captured() - figures.refunded()) {
            return new Mismatched(EnumSet.of(Difference.REFUNDED_ABOVE_CAPTURED));
        }
        Figures after = figures.refund(amount);
        if (state == PaymentState.DISPUTED) {
            return new Applied(new Payment(state, after));
        }
        return new Applied(new Payment(
                after.refunded() == after.captured() ? PaymentState.REFUNDED : PaymentState.PARTLY_REFUNDED, after));
    }
}
