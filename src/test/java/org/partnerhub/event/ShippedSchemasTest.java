package org.partnerhub.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas as any validator reads them. */
class ShippedSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaFactory validators = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @EnumSource
    void areJsonSchemasThemselves(EventType type) throws IOException {
        JsonSchema metaSchema = validators.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(schema(type))).isEmpty();
    }

    @Test
    void acceptAWholeOrder() throws IOException {
        assertThat(validate(EventType.ORDER_PLACED, order())).isEmpty();
    }

    @Test
    void acceptAnAmendment() throws IOException {
        ObjectNode amendment = order().put("type", "order.amended");
        data(amendment, "order").put("revision", 2);

        assertThat(validate(EventType.ORDER_AMENDED, amendment)).isEmpty();
    }

    @Test
    void acceptAnEventThatCarriesNoMoreThanTheReference() throws IOException {
        JsonNode cancelled = JSON.readTree("""
                {"specversion":"1.0","id":"e1","source":"/shop/orders","type":"order.cancelled",
                 "time":"2026-11-20T08:15:30Z","traceparent":"an extension","data":{"order":{"reference":"SO-1"}}}""");

        assertThat(validate(EventType.ORDER_CANCELLED, cancelled)).isEmpty();
    }

    @Test
    void acceptARefund() throws IOException {
        JsonNode refund = JSON.readTree("""
                {"specversion":"1.0","id":"e1","source":"/shop/orders","type":"refund.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"order":{"reference":"SO-1"},
                 "refund":{"id":"R-1","amount":{"value":2990,"currency":"EUR"}}}}""");

        assertThat(validate(EventType.REFUND_REQUESTED, refund)).isEmpty();
    }

    @Test
    void acceptADeletionOfOneOrderAndOfAll() throws IOException {
        ObjectNode deletion = (ObjectNode) JSON.readTree("""
                {"specversion":"1.0","id":"e1","source":"/shop/deletions","type":"deletion.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"requestId":"DR-551","customerId":"C-88213",
                 "orders":["SO-2026-000123"],"requestedBy":"guardian","verifiedAt":"2026-11-20T08:15:30Z"}}""");

        assertThat(validate(EventType.DELETION_REQUESTED, deletion)).isEmpty();
        ((ObjectNode) deletion.get("data")).remove("orders");
        assertThat(validate(EventType.DELETION_REQUESTED, deletion)).isEmpty();
    }

    @Test
    void refuseAFieldThatIsNotListed() throws IOException {
        ObjectNode order = order();
        data(order, "customer").put("shoeSize", "42");

        assertThat(validate(EventType.ORDER_PLACED, order))
                .singleElement()
                .satisfies(message -> assertThat(message.getType()).isEqualTo("additionalProperties"));
    }

    @Test
    void refuseAnOrderWithoutItsReference() throws IOException {
        ObjectNode order = order();
        data(order, "order").remove("reference");

        assertThat(validate(EventType.ORDER_PLACED, order))
                .singleElement()
                .satisfies(message -> assertThat(message.getType()).isEqualTo("required"));
    }

    @Test
    void refuseMoneyInMajorUnits() throws IOException {
        ObjectNode order = order();
        ((ObjectNode) data(order, "payment").get("amount")).put("value", 59.8);

        assertThat(validate(EventType.ORDER_PLACED, order))
                .singleElement()
                .satisfies(message -> assertThat(message.getType()).isEqualTo("type"));
    }

    @Test
    void refuseATimeThatIsNone() throws IOException {
        assertThat(validate(EventType.ORDER_PLACED, order().put("time", "yesterday")))
                .singleElement()
                .satisfies(message -> assertThat(message.getType()).isEqualTo("format"));
    }

    private Set<ValidationMessage> validate(EventType type, JsonNode event) throws IOException {
        return validators.getSchema(schema(type)).validate(event, context -> context.getExecutionConfig()
                .setFormatAssertionsEnabled(true));
    }

    private static JsonNode schema(EventType type) throws IOException {
        return JSON.readTree(Files.readAllBytes(Path.of("config/schemas", type.text() + ".json")));
    }

    private static ObjectNode order() throws IOException {
        try (InputStream sample = ShippedSchemasTest.class.getResourceAsStream("order.placed.json")) {
            return (ObjectNode) JSON.readTree(sample);
        }
    }

    private static ObjectNode data(ObjectNode event, String name) {
        return (ObjectNode) event.get("data").get(name);
    }
}
