package org.partnerhub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.payment.RefundAnswer;
import org.partnerhub.payment.RefundRequest;
import org.partnerhub.payment.Refunds;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;

/** Holds claimed refunds against what was captured, reserves their amounts, and puts in the provider's reference. */
final class Refunding {

    private static final String NOT_CAPTURED = "refund-not-captured";

    private final Catalog catalog;
    private final Refunds refunds;
    private final Vault vault;
    private final BackOff backOff;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a refund may wait for its capture */
    Refunding(Catalog catalog, Refunds refunds, Vault vault, BackOff backOff, Duration patience, Clock clock) {
        this.catalog = catalog;
        this.refunds = refunds;
        this.vault = vault;
        this.backOff = backOff;
        this.patience = patience;
        this.clock = clock;
    }

    /** What is to be done with a refund. */
    sealed interface Ready {}

    /** It may go so. */
    record Filled(byte[] content) implements Ready {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /** It may not go, at least not now. */
    record Ended(Outcome outcome) implements Ready {}

    /** A disclosure that asks for a refund, and how much it asks for. */
    private record Asked(Claimed claimed, Places places, byte[] content, RefundRequest request) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * Reserves what may be refunded, committed on return.
     *
     * @param opened disclosures for one partner
     * @return what asks for a refund, by its disclosure
     */
    Map<Long, Ready> prepare(List<Unsealing.Opened> opened) {
        Map<Long, Ready> ready = new HashMap<>();
        Map<Long, Asked> asked = new LinkedHashMap<>();
        for (Unsealing.Opened each : opened) {
            Claimed claimed = each.claimed();
            if (asksForRefund(claimed) && each.content().isPresent()) {
                asked(claimed, each.content().get())
                        .ifPresentOrElse(
                                refund -> asked.put(claimed.disclosure(), refund),
                                () -> ready.put(claimed.disclosure(), unsendable(claimed, "refund-unreadable")));
            }
        }
        reserve(asked.values()).forEach((id, answer) -> ready.put(id, ready(asked.get(id), answer)));
        return ready;
    }

    /** Frees what is reserved for refunds that the provider has refused; of all others it stays reserved. */
    void release(Collection<Outcome> outcomes) {
        outcomes.stream()
                .filter(Outcome.Parked.class::isInstance)
                .map(Outcome::claimed)
                .filter(this::asksForRefund)
                .forEach(claimed -> refunds.release(claimed.order(), claimed.partner(), claimed.disclosure()));
    }

    private boolean asksForRefund(Claimed claimed) {
        return catalog.of(claimed.partner())
                .filter(contract -> contract.document(claimed.document())
                        .filter(document -> AskedFor.isRefund(contract, document))
                        .isPresent())
                .isPresent();
    }

    private Optional<Asked> asked(Claimed claimed, byte[] content) {
        Places places = Places.in(content);
        return catalog.of(claimed.partner())
                .flatMap(contract -> contract.document(claimed.document()))
                .flatMap(document -> AskedFor.refund(document, claimed, content, places.any()))
                .map(request -> new Asked(claimed, places, content, request));
    }

    private Map<Long, RefundAnswer> reserve(Collection<Asked> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        try (KeySession keys = vault.open()) {
            asked.stream().map(Asked::claimed).forEach(claimed -> keys.load(claimed.order(), claimed.keys()));
            return refunds.reserve(
                    keys,
                    asked.iterator().next().claimed().partner(),
                    asked.stream().map(Asked::request).toList());
        }
    }

    private Ready ready(Asked asked, RefundAnswer answer) {
        if (answer instanceof RefundAnswer.Granted granted) {
            return new Filled(
                    granted.providerReference().map(asked.places()::filledWith).orElse(asked.content()));
        }
        if (answer instanceof RefundAnswer.Early) {
            return wait(asked.claimed());
        }
        return unsendable(asked.claimed(), reason(answer));
    }

    private static String reason(RefundAnswer refused) {
        if (refused instanceof RefundAnswer.SealBroken) {
            return "seal-broken";
        }
        return refused instanceof RefundAnswer.OtherCurrency ? "refund-other-currency" : "refund-above-captured";
    }

    private Ready wait(Claimed claimed) {
        Duration waited = Duration.between(claimed.recordedAt(), clock.instant());
        return waited.compareTo(patience) < 0
                ? new Ended(new Outcome.NotYet(claimed, backOff.asLongAgain(waited), NOT_CAPTURED))
                : unsendable(claimed, NOT_CAPTURED);
    }

    private static Ready unsendable(Claimed claimed, String reason) {
        return new Ended(new Outcome.Unsendable(claimed, reason));
    }
}
