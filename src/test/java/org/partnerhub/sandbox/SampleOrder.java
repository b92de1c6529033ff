package org.partnerhub.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Builds one sample event: starts as a complete order of nobody real, and is told what is different. */
final class SampleOrder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACED = """
            {"specversion": "1.0", "source": "/shop/orders", "type": "order.placed",
             "time": "2026-11-20T08:15:30Z", "datacontenttype": "application/json",
             "data": {
              "order": {"revision": 1, "placedAt": "2026-11-20T08:15:28Z", "channel": "web",
                "locale": "en-GB", "remark": "leave at the side door"},
              "customer": {"email": "ana@example.com", "phone": "+44 20 7946 0018", "birthDate": "1991-04-02",
                "minor": false, "loyaltyTier": "gold", "ipAddress": "203.0.113.9"},
              "recipient": {"name": "Ana Lindqvist", "company": null, "phone": "+44 20 7946 0018",
                "email": "ana@example.com", "address": {"line1": "14 Mill Lane", "line2": "Flat 2", "city": "Bath",
                "region": null, "postcode": "BA1 1AA", "country": "GB"}},
              "shipment": {"carrier": "nordpost", "service": "standard", "crossBorder": false, "weightGrams": 640,
                "parcels": 1, "contents": "sale-of-goods"},
              "items": [{"sku": "CR-050", "name": "Calm Cream 50 ml", "quantity": 2,
                "unitPrice": {"value": 2990, "currency": "EUR"},
                "skinProfile": {"type": "dry", "concerns": ["redness"]},
                "customs": {"description": "Face cream, cosmetic", "hsCode": "330499", "originCountry": "KR",
                  "netWeightGrams": 120, "value": {"value": 2990, "currency": "EUR"}}}],
              "payment": {"provider": "paywave", "method": "card", "amount": {"value": 5980, "currency": "EUR"},
                "methodToken": "tok_9f2c", "cardHolder": "A LINDQVIST"},
              "marketing": {"campaign": "nov-gift", "referrer": "https://example.org/x"}}}
            """;

    private final ObjectNode event;

    private SampleOrder(ObjectNode event) {
        this.event = event;
    }

    static SampleOrder placed(int number) {
        SampleOrder order = new SampleOrder(parse(PLACED)).event("evt-" + number, reference(number));
        return order.with("/customer/id", "C-" + (88_000 + number)).with("/payment/methodToken", "tok_" + number);
    }

    static SampleOrder amended(String id, int number) {
        SampleOrder order = placed(number).with("/order/revision", 2);
        order.event.put("type", "order.amended");
        return order.event(id, reference(number));
    }

    static SampleOrder cancelled(String id, int number) {
        return about("order.cancelled", id, number);
    }

    static SampleOrder shipped(String id, int number) {
        return about("order.shipped", id, number);
    }

    static SampleOrder closed(String id, int number) {
        return about("order.closed", id, number);
    }

    static SampleOrder refunded(String id, int number) {
        return refunded(id, number, 2990);
    }

    static SampleOrder refunded(String id, int number, int amount) {
        return about("refund.requested", id, number)
                .with("/refund", Map.of("id", "RF-" + number, "amount", Map.of("value", amount, "currency", "EUR")));
    }

    private static SampleOrder about(String type, String id, int number) {
        SampleOrder order = new SampleOrder(parse(PLACED));
        order.event.put("type", type);
        order.event.putObject("data").putObject("order");
        return order.event(id, reference(number));
    }

    /** @param path a JSON pointer below {@code data} */
    SampleOrder with(String path, Object value) {
        parent(path).set(name(path), JSON.valueToTree(value));
        return this;
    }

    /** @param name an attribute of the event itself */
    SampleOrder attribute(String name, String value) {
        event.put(name, value);
        return this;
    }

    SampleOrder without(String... paths) {
        for (String path : paths) {
            parent(path).remove(name(path));
        }
        return this;
    }

    SampleOrder to(String name, String line1, String city, String postcode, String country) {
        with("/recipient/name", name).with("/recipient/address/line1", line1);
        with("/recipient/address/city", city).with("/recipient/address/postcode", postcode);
        return with("/recipient/address/country", country).with("/shipment/crossBorder", !country.equals("GB"));
    }

    SampleOrder alsoOf(String sku, String name, int quantity) {
        ArrayNode items = (ArrayNode) event.at("/data/items");
        ObjectNode item = items.get(0).deepCopy();
        items.add(item.put("sku", sku).put("name", name).put("quantity", quantity));
        return this;
    }

    String id() {
        return event.path("id").textValue();
    }

    String reference() {
        return event.at("/data/order/reference").textValue();
    }

    byte[] line() {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SampleOrder event(String id, String reference) {
        event.put("id", id).put("subject", reference);
        return with("/order/reference", reference);
    }

    private ObjectNode parent(String path) {
        return (ObjectNode) event.at(JsonPointer.compile("/data" + path).head());
    }

    private static String name(String path) {
        return JsonPointer.compile(path).last().getMatchingProperty();
    }

    private static String reference(int number) {
        return "SO-2026-%06d".formatted(number);
    }

    private static ObjectNode parse(String text) {
        try {
            JsonNode event = JSON.readTree(text);
            return (ObjectNode) event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
