package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** An event that starts valid, so that a test can break one thing in it. */
final class TestEvent {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String ORDER = """
        {"specversion":"1.0","id":"evt-7f3a","source":"/shop/orders","type":"order.placed","subject":"SO-2026-000123","time":"2026-11-20T08:15:30Z","datacontenttype":"application/json",
         "data":{
          "order":{"reference":"SO-2026-000123","revision":1,"placedAt":"2026-11-20T08:15:28Z","channel":"web","locale":"en-GB","remark":"leave at the side door"},
          "customer":{"id":"C-88213","email":"ana@example.com","phone":"+44 20 7946 0018","birthDate":"1991-04-02","minor":false,"loyaltyTier":"gold","ipAddress":"203.0.113.9"},
          "recipient":{"name":"Ana Lindqvist","company":null,"phone":"+44 20 7946 0018","email":"ana@example.com","address":{"line1":"14 Mill Lane","line2":"Flat 2","city":"Bath","region":null,"postcode":"BA1 1AA","country":"GB"}},
          "shipment":{"carrier":"nordpost","service":"standard","crossBorder":true,"weightGrams":640,"parcels":1,"contents":"sale-of-goods"},
          "items":[
           {"sku":"CR-050","name":"Calm Cream 50 ml","quantity":2,"unitPrice":{"value":2990,"currency":"EUR"},"skinProfile":{"type":"dry","concerns":["redness"]},"customs":{"description":"Face cream, cosmetic","hsCode":"330499","originCountry":"KR","netWeightGrams":120,"value":{"value":2990,"currency":"EUR"}}},
           {"sku":"SE-030","name":"Sleep Serum 30 ml","quantity":1,"unitPrice":{"value":4450,"currency":"EUR"},"skinProfile":{"type":"dry","concerns":["lines","dullness"]},"customs":{"description":"Face serum","hsCode":"330491","originCountry":"FR","netWeightGrams":75,"value":{"value":4450,"currency":"EUR"}}}],
          "payment":{"provider":"paywave","method":"card","amount":{"value":10430,"currency":"EUR"},"methodToken":"tok_9f2c","cardHolder":"A LINDQVIST"},
          "marketing":{"campaign":"nov-gift","referrer":"https://example.org/x"}}}
        """;

    private final ObjectNode event;

    private TestEvent(ObjectNode event) {
        this.event = event;
    }

    static TestEvent anOrder() {
        return new TestEvent((ObjectNode) parse(ORDER));
    }

    static TestEvent aCancellation() {
        return aMention("order.cancelled");
    }

    static TestEvent aRefund() {
        return aMention("refund.requested")
                .with("refund", "{\"id\":\"R-1\",\"amount\":{\"value\":2990,\"currency\":\"EUR\"}}");
    }

    private static TestEvent aMention(String type) {
        return anOrder()
                .withAttribute("type", '"' + type + '"')
                .withAttribute("data", "{\"order\":{\"reference\":\"SO-2026-000123\"}}");
    }

    TestEvent withoutRecipient() {
        return without("recipient");
    }

    /** @param path below {@code data}; a number stands for an element */
    TestEvent without(String path) {
        JsonNode parent = parent(path);
        ((ObjectNode) parent).remove(last(path));
        return this;
    }

    TestEvent with(String path, String json) {
        JsonNode parent = parent(path);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last(path)), parse(json));
        } else {
            ((ObjectNode) parent).set(last(path), parse(json));
        }
        return this;
    }

    TestEvent withAttribute(String name, String json) {
        event.set(name, parse(json));
        return this;
    }

    TestEvent withoutAttribute(String name) {
        event.remove(name);
        return this;
    }

    JsonNode tree() {
        return event;
    }

    String json() {
        return event.toString();
    }

    byte[] bytes() {
        return json().getBytes(UTF_8);
    }

    private JsonNode parent(String path) {
        int dot = path.lastIndexOf('.');
        return event.at("/data" + (dot < 0 ? "" : "/" + path.substring(0, dot).replace('.', '/')));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
