package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What the hub has told the shop, for tests to ask about. */
final class Published implements BiConsumer<String, JsonNode> {

    private final List<JsonNode> statuses = new CopyOnWriteArrayList<>();
    private final List<JsonNode> rejections = new CopyOnWriteArrayList<>();
    private final List<JsonNode> payments = new CopyOnWriteArrayList<>();
    private final List<JsonNode> deletions = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String topic, JsonNode event) {
        switch (topic) {
            case "hub.rejected" -> rejections.add(event);
            case "hub.payment-results" -> payments.add(event);
            case "hub.deletion-status" -> deletions.add(event);
            default -> statuses.add(event);
        }
    }

    /** What became of an event for a partner, in the order in which it was told: a state, and a reason if it has one. */
    List<String> told(String event, String partner) {
        return statuses.stream()
                .map(status -> status.path("data"))
                .filter(data -> data.path("event").asText().equals(event)
                        && data.path("partner").asText().equals(partner))
                .map(data ->
                        (data.path("state").asText() + " " + data.path("reason").asText()).trim())
                .toList();
    }

    /** What was told of the payment of an order, in the order in which it was told: states, and what does not match. */
    List<String> payments(String order) {
        return payments.stream()
                .filter(event -> event.path("subject").asText().equals(order))
                .map(event -> event.path("data"))
                .map(data -> data.has("differs")
                        ? "mismatch " + data.path("differs").path(0).asText()
                        : data.path("state").asText())
                .toList();
    }

    /** What was told of a deletion, in the order in which it was told: a state, and a partner if it is about one. */
    List<String> deletion(String request) {
        return deletions.stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("requestId").asText().equals(request))
                .map(data -> (data.path("state").asText() + " "
                                + data.path("partner").asText())
                        .trim())
                .toList();
    }

    /** What is told from now on is all that was. */
    void forgetDeletions() {
        deletions.clear();
    }

    /** The number of the notice that was queued last for a partner because of a request. */
    Optional<String> lastNotice(String request, String partner) {
        return deletions.stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("requestId").asText().equals(request)
                        && data.path("partner").asText().equals(partner)
                        && data.path("state").asText().equals("notice-queued"))
                .map(data -> data.path("notice").asText())
                .reduce((first, last) -> last);
    }

    /** The heads of the chain of proof, as the shop keeps them. */
    List<JsonNode> heads() {
        return deletions.stream()
                .filter(event -> event.path("type").asText().equals("deletion.chain-head"))
                .toList();
    }

    boolean isSent(String event, String partner) {
        return told(event, partner).contains("sent");
    }

    /** The data of what was said about the event at this place on its topic. */
    List<JsonNode> rejections(Position place) {
        return rejectionsOf(place).map(event -> event.path("data")).toList();
    }

    /** Why an event was set aside or refused, in one word. */
    Optional<String> code(Position place) {
        return rejections(place).stream()
                .map(data -> data.path("code").asText())
                .findFirst();
    }

    private Stream<JsonNode> rejectionsOf(Position place) {
        return rejections.stream().filter(event -> {
            JsonNode data = event.path("data");
            return place.equals(new Position(
                    data.path("topic").asText(),
                    data.path("partition").asInt(),
                    data.path("offset").asLong()));
        });
    }
}
