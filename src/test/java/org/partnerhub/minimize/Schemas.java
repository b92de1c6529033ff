package org.partnerhub.minimize;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.EventType;
import org.partnerhub.event.JsonType;
import org.partnerhub.event.SchemaNode;

/** The schemas of order events, as far as these tests need them. */
final class Schemas {

    private static final SchemaNode STRING = leaf(JsonType.STRING);
    private static final SchemaNode OPTIONAL_STRING = leaf(JsonType.STRING, JsonType.NULL);
    private static final SchemaNode INTEGER = leaf(JsonType.INTEGER);
    private static final SchemaNode NUMBER = leaf(JsonType.NUMBER);
    private static final SchemaNode BOOLEAN = leaf(JsonType.BOOLEAN);
    private static final SchemaNode MONEY = object(field("value", INTEGER), field("currency", STRING));

    private Schemas() {}

    static EventSchemas all() {
        Map<EventType, SchemaNode> data = Map.of(
                EventType.ORDER_PLACED, wholeOrder(),
                EventType.ORDER_AMENDED, wholeOrder(),
                EventType.ORDER_CANCELLED, mention(),
                EventType.REFUND_REQUESTED, refund());
        return new EventSchemas(data.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new EventSchema(entry.getKey(), entry.getValue()))));
    }

    private static SchemaNode wholeOrder() {
        return object(
                field(
                        "order",
                        object(
                                field("reference", STRING),
                                field("revision", INTEGER),
                                field("placedAt", STRING),
                                field("channel", STRING),
                                field("locale", STRING),
                                field("remark", OPTIONAL_STRING))),
                field(
                        "customer",
                        object(
                                field("id", STRING),
                                field("email", STRING),
                                field("phone", OPTIONAL_STRING),
                                field("birthDate", OPTIONAL_STRING),
                                field("minor", BOOLEAN),
                                field("loyaltyTier", OPTIONAL_STRING),
                                field("ipAddress", OPTIONAL_STRING))),
                field(
                        "recipient",
                        object(
                                field("name", STRING),
                                field("company", OPTIONAL_STRING),
                                field("phone", OPTIONAL_STRING),
                                field("email", OPTIONAL_STRING),
                                field("address", address()))),
                field("shipment", shipment()),
                field("items", array(item())),
                field(
                        "payment",
                        object(
                                field("provider", STRING),
                                field("method", STRING),
                                field("amount", MONEY),
                                field("methodToken", STRING),
                                field("cardHolder", OPTIONAL_STRING))),
                field("marketing", object(field("campaign", OPTIONAL_STRING), field("referrer", OPTIONAL_STRING))));
    }

    private static SchemaNode address() {
        return object(
                field("line1", STRING),
                field("line2", OPTIONAL_STRING),
                field("city", STRING),
                field("region", OPTIONAL_STRING),
                field("postcode", STRING),
                field("country", STRING));
    }

    private static SchemaNode shipment() {
        return object(
                field("carrier", STRING),
                field("service", STRING),
                field("crossBorder", BOOLEAN),
                field("weightGrams", INTEGER),
                field("volumeLitres", NUMBER),
                field("parcels", INTEGER),
                field("contents", STRING));
    }

    private static SchemaNode item() {
        return object(
                field("sku", STRING),
                field("name", STRING),
                field("quantity", INTEGER),
                field("unitPrice", MONEY),
                field("skinProfile", object(field("type", STRING), field("concerns", array(STRING)))),
                field(
                        "customs",
                        object(
                                field("description", STRING),
                                field("hsCode", STRING),
                                field("originCountry", STRING),
                                field("netWeightGrams", INTEGER),
                                field("value", MONEY))),
                field("batches", array(object(field("lot", STRING), field("size", INTEGER)))));
    }

    private static SchemaNode mention() {
        return object(field("order", object(field("reference", STRING))));
    }

    private static SchemaNode refund() {
        return object(
                field("order", object(field("reference", STRING))),
                field("refund", object(field("id", STRING), field("amount", MONEY))));
    }

    private static SchemaNode leaf(JsonType first, JsonType... others) {
        return new SchemaNode(EnumSet.of(first, others), Map.of(), Optional.empty());
    }

    private static SchemaNode array(SchemaNode element) {
        return new SchemaNode(Set.of(JsonType.ARRAY), Map.of(), Optional.of(element));
    }

    @SafeVarargs
    private static SchemaNode object(Map.Entry<String, SchemaNode>... fields) {
        Map<String, SchemaNode> named = new LinkedHashMap<>();
        for (Map.Entry<String, SchemaNode> field : fields) {
            named.put(field.getKey(), field.getValue());
        }
        return new SchemaNode(Set.of(JsonType.OBJECT), named, Optional.empty());
    }

    private static Map.Entry<String, SchemaNode> field(String name, SchemaNode node) {
        return Map.entry(name, node);
    }
}
