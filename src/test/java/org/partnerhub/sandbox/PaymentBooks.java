package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds what the hub tells the shop of payments against what the providers say they posted. Safe for many threads. */
final class PaymentBooks {

    private final Map<String, String> lastState = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> mismatches = new HashSet<>();

    /**
     * How it stands.
     *
     * @param settled payments that providers have settled
     * @param captured orders that the hub says are paid
     * @param wrongAmounts results that providers posted with a wrong amount
     * @param mismatches results that the hub says do not match
     */
    record Balance(
            int settled, int captured, int posted, int forged, int forgedAndTaken, int wrongAmounts, int mismatches) {

        boolean isEven() {
            return settled == captured && forgedAndTaken == 0 && wrongAmounts == mismatches;
        }
    }

    /** A record of the topic {@code hub.payment-results}. */
    synchronized void tell(JsonNode event) {
        if (told.add(event.path("id").asText())) {
            if (event.path("type").asText().equals("payment.mismatch")) {
                mismatches.add(event.path("id").asText());
            } else {
                lastState.put(
                        event.path("subject").asText(),
                        event.path("data").path("state").asText());
            }
        }
    }

    synchronized long changes() {
        return told.size();
    }

    synchronized Balance against(Collection<ProviderDesk> desks) {
        return new Balance(
                desks.stream().mapToInt(ProviderDesk::settled).sum(),
                (int) lastState.values().stream().filter("captured"::equals).count(),
                desks.stream().mapToInt(ProviderDesk::posted).sum(),
                desks.stream().mapToInt(ProviderDesk::forged).sum(),
                desks.stream().mapToInt(ProviderDesk::forgedAndTaken).sum(),
                desks.stream().mapToInt(ProviderDesk::wrongAmounts).sum(),
                mismatches.size());
    }
}
