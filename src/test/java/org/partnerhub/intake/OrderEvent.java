package org.partnerhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.partnerhub.event.EventSchemas;

/** An order event that starts valid and concerns both partners; a test changes one thing. */
final class OrderEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode event;

    private OrderEvent(ObjectNode event) {
        this.event = event;
    }

    /** The order of the design's page, under an event id of its own. */
    static OrderEvent placed(String id, String reference) {
        try (InputStream in = EventSchemas.class.getResourceAsStream("order.placed.json")) {
            OrderEvent event = new OrderEvent((ObjectNode) JSON.readTree(new String(in.readAllBytes(), UTF_8)));
            return event.with("id", id).withData("order", "reference", reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole order again. */
    static OrderEvent amended(String id, String reference, int revision) {
        OrderEvent event = placed(id, reference).with("type", "order.amended");
        ((ObjectNode) event.data().path("order")).put("revision", revision);
        return event;
    }

    static OrderEvent cancelled(String id, String reference) {
        return about("order.cancelled", id, reference);
    }

    static OrderEvent shipped(String id, String reference) {
        return about("order.shipped", id, reference);
    }

    static OrderEvent refunded(String id, String reference) {
        OrderEvent event = about("refund.requested", id, reference);
        ObjectNode refund = event.data().putObject("refund").put("id", "RF-" + id);
        refund.putObject("amount").put("value", 2990).put("currency", "EUR");
        return event;
    }

    /** An event that tells no more of the order than its reference. */
    private static OrderEvent about(String type, String id, String reference) {
        OrderEvent event = placed(id, reference).with("type", type);
        event.data().retain("order");
        ((ObjectNode) event.data().path("order")).retain("reference");
        return event;
    }

    OrderEvent with(String attribute, String text) {
        event.put(attribute, text);
        return this;
    }

    OrderEvent withData(String object, String field, String text) {
        ((ObjectNode) data().path(object)).put(field, text);
        return this;
    }

    OrderEvent placedAt(String time) {
        return withData("order", "placedAt", time);
    }

    OrderEvent without(String object, String field) {
        ((ObjectNode) data().path(object)).remove(field);
        return this;
    }

    OrderEvent ofAMinor() {
        ((ObjectNode) data().path("customer")).put("minor", true);
        return this;
    }

    String json() {
        return event.toString();
    }

    private ObjectNode data() {
        return (ObjectNode) event.path("data");
    }
}
