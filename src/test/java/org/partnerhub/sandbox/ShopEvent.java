package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;

/**
 * A line that the shop publishes, and what can be read of it, which is nothing when it is malformed.
 *
 * @param deletion the id of a request for deletion
 */
record ShopEvent(
        byte[] line,
        Optional<EventType> type,
        Optional<EventId> id,
        Optional<String> order,
        Optional<String> deletion) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ShopEvent of(byte[] line) {
        JsonNode event = read(line);
        return new ShopEvent(
                line,
                text(event.path("type")).flatMap(EventType::of),
                text(event.path("id")).flatMap(EventId::of),
                text(event.path("data").path("order").path("reference")),
                text(event.path("data").path("requestId")));
    }

    String topic() {
        return type.filter(EventType.DELETION_REQUESTED::equals).isPresent()
                ? KafkaBroker.DELETIONS
                : KafkaBroker.ORDERS;
    }

    /** Names the event without telling what it holds. */
    @Override
    public String toString() {
        return type.map(EventType::text).orElse("an event of unknown type") + " "
                + id.map(EventId::text).orElse("without a readable id");
    }

    private static JsonNode read(byte[] line) {
        try {
            return Optional.ofNullable(JSON.readTree(line)).orElse(MissingNode.getInstance());
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
