package org.partnerhub.minimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.partnerhub.event.EventType;
import org.partnerhub.event.JsonType;
import org.partnerhub.event.SchemaNode;

/** Orders of any shape: fields in any order, absent, null, empty or of another type than the schema says. */
final class RandomOrder {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "", "a", "Zo\u00eb", "\ud83c\udf81\ud83c\udf81", "say \"x\"\\\n", "EUR", "paywave", "2026-11-20T08:15:28Z");

    private final Random random;

    RandomOrder(Random random) {
        this.random = random;
    }

    /** An order that the hub itself can read and that mostly goes by nordpost. */
    TestEvent next() {
        SchemaNode schema =
                Schemas.all().of(EventType.ORDER_PLACED).orElseThrow().data();
        ObjectNode data = object(schema);
        for (String parent : List.of("order", "customer", "shipment")) {
            if (!data.path(parent).isObject()) {
                data.set(parent, JSON.objectNode());
            }
        }
        data.withObject("/order")
                .put("reference", "SO-" + random.nextInt(1000))
                .put("revision", 1)
                .put("placedAt", "2026-11-20T08:15:28Z");
        data.withObject("/customer").put("id", "C-1").put("minor", false);
        if (random.nextInt(5) > 0) {
            data.withObject("/shipment").put("carrier", "nordpost");
        }
        return TestEvent.anOrder().withAttribute("data", data.toString());
    }

    private ObjectNode object(SchemaNode schema) {
        ObjectNode object = JSON.objectNode();
        List<Map.Entry<String, SchemaNode>> fields =
                new ArrayList<>(schema.fields().entrySet());
        if (random.nextBoolean()) {
            Collections.shuffle(fields, random);
        }
        for (Map.Entry<String, SchemaNode> field : fields) {
            if (random.nextInt(12) > 0) {
                object.set(field.getKey(), value(field.getValue()));
            }
        }
        return object;
    }

    private JsonNode value(SchemaNode schema) {
        if (random.nextInt(15) == 0) {
            return anything();
        }
        if (schema.element().isPresent()) {
            ArrayNode array = JSON.arrayNode();
            for (int left = random.nextInt(4); left > 0; left--) {
                array.add(value(schema.element().get()));
            }
            return array;
        }
        if (!schema.fields().isEmpty()) {
            return object(schema);
        }
        return scalar(schema.types().iterator().next());
    }

    private JsonNode scalar(JsonType type) {
        return switch (type) {
            case INTEGER -> JSON.numberNode(random.nextInt(10_000) - 100);
            case NUMBER -> JSON.numberNode(random.nextInt(100) / 4.0);
            case BOOLEAN -> JSON.booleanNode(random.nextInt(4) > 0);
            default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    /** A value that no schema asked for. */
    JsonNode anything() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> JSON.nullNode();
            case 2 -> JSON.textNode("");
            case 3 -> JSON.arrayNode().add(1).add(JSON.objectNode().put("x", true));
            case 4 -> JSON.objectNode().put("value", 1).put("y", "z");
            default -> scalar(JsonType.values()[random.nextInt(JsonType.values().length)]);
        };
    }
}
