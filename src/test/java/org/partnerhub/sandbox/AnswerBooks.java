package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds what the hub tells the shop that carriers did not accept against what they answered. Safe for many threads. */
final class AnswerBooks {

    private final Set<CarrierDesk.Refusal> told = new HashSet<>();

    /**
     * How it stands.
     *
     * @param answered manifests, and files of notices, that carriers have answered
     * @param taken those of the answers that the hub has taken
     * @param refused orders that carriers did not accept
     * @param agreed whether the shop was told of these orders, and of no other; of those that were asked to be deleted it
     *     need not be
     * @param odd files in the outboxes that are no answers
     */
    record Balance(int answered, int taken, int refused, boolean agreed, int odd, int oddAndTaken) {

        boolean isEven() {
            return answered == taken && agreed && oddAndTaken == 0;
        }
    }

    static boolean isAbout(JsonNode status) {
        return status.path("data").path("state").asText().equals("not-accepted");
    }

    /** A record of the topic {@code hub.delivery-status} that {@link #isAbout} an answer. */
    synchronized void tell(JsonNode status) {
        JsonNode data = status.path("data");
        String partner = data.path("partner").asText();
        told.add(new CarrierDesk.Refusal(
                partner,
                partner + "-" + data.path("document").asText(),
                data.path("order").asText()));
    }

    synchronized long changes() {
        return told.size();
    }

    synchronized Balance against(Collection<CarrierDesk> desks) {
        return against(desks, order -> false);
    }

    /** @param isForgotten whether somebody asked to delete the order: then the hub may not know it any more */
    synchronized Balance against(Collection<CarrierDesk> desks, Predicate<String> isForgotten) {
        Set<CarrierDesk.Refusal> refused =
                desks.stream().flatMap(desk -> desk.refusals().stream()).collect(Collectors.toSet());
        return new Balance(
                desks.stream().mapToInt(CarrierDesk::answered).sum(),
                desks.stream().mapToInt(CarrierDesk::taken).sum(),
                refused.size(),
                refused.containsAll(told)
                        && refused.stream().allMatch(each -> told.contains(each) || isForgotten.test(each.order())),
                desks.stream().mapToInt(CarrierDesk::odd).sum(),
                desks.stream().mapToInt(CarrierDesk::oddAndTaken).sum());
    }
}
