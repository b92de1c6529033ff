package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds what the hub tells the shop of payments against what the providers say they posted. Safe for many threads. */
final class PaymentBooks {

    private final Set<String> paid = new HashSet<>();
    private final Set<String> refunds = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> mismatches = new HashSet<>();

    /**
     * How it stands.
     *
     * @param settled payments that providers have settled
     * @param captured orders that the hub says are paid
     * @param refunds refunds that providers have made
     * @param refunded refunds that the hub says were made
     * @param wrongAmounts results that providers posted with a wrong amount
     * @param mismatches results that the hub says do not match
     * @param forgotten payments of orders that were asked to be deleted: what comes of them cannot be foretold
     * @param unpaid payments that providers have settled, the hub does not say so, and nobody asked to delete
     */
    record Balance(
            int settled,
            int captured,
            int refunds,
            int refunded,
            int posted,
            int forged,
            int forgedAndTaken,
            int wrongAmounts,
            int mismatches,
            int forgotten,
            int unpaid) {

        boolean isEven() {
            return unpaid == 0
                    && refunds == refunded
                    && forgedAndTaken == 0
                    && (forgotten > 0 || wrongAmounts == mismatches);
        }
    }

    /** A record of the topic {@code hub.payment-results}. */
    synchronized void tell(JsonNode event) {
        String id = event.path("id").asText();
        told.add(id);
        if (event.path("type").asText().equals("payment.mismatch")) {
            mismatches.add(id);
            return;
        }
        switch (event.path("data").path("state").asText()) {
            case "captured" -> paid.add(event.path("subject").asText());
            case "partly-refunded", "refunded" -> refunds.add(id);
            default -> {
                // on its way, or over without money
            }
        }
    }

    synchronized long changes() {
        return told.size();
    }

    synchronized Balance against(Collection<ProviderDesk> desks) {
        return against(desks, order -> false);
    }

    /** @param isForgotten whether somebody asked to delete the order */
    synchronized Balance against(Collection<ProviderDesk> desks, Predicate<String> isForgotten) {
        Set<String> settled =
                desks.stream().flatMap(desk -> desk.orders().stream()).collect(Collectors.toSet());
        return new Balance(
                desks.stream().mapToInt(ProviderDesk::settled).sum(),
                paid.size(),
                desks.stream().mapToInt(ProviderDesk::refunds).sum(),
                refunds.size(),
                desks.stream().mapToInt(ProviderDesk::posted).sum(),
                desks.stream().mapToInt(ProviderDesk::forged).sum(),
                desks.stream().mapToInt(ProviderDesk::forgedAndTaken).sum(),
                desks.stream().mapToInt(ProviderDesk::wrongAmounts).sum(),
                mismatches.size(),
                (int) settled.stream().filter(isForgotten).count(),
                (int) settled.stream()
                        .filter(order -> !paid.contains(order) && !isForgotten.test(order))
                        .count());
    }
}
