package org.partnerhub.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.configuration.ConfigurationFolder;
import org.partnerhub.configuration.Problems;

class EventSchemasTest {

    private static final String PLACED = "schemas/order.placed.json";

    private final Problems problems = new Problems();
    private ConfigurationFolder folder;

    @BeforeEach
    void copy(@TempDir Path path) {
        folder = ConfigurationFolder.copiedTo(path);
    }

    @Test
    void readsTheSchemaOfEveryType() {
        EventSchemas schemas = read();

        assertThat(problems.all()).isEmpty();
        assertThat(schemas.complete()).isTrue();
        assertThat(schemas.byType()).containsOnlyKeys(EventType.values());
    }

    @Test
    void knowsNamesTypesAndElementsInTheOrderOfTheSchema() {
        EventSchema placed = read().of(EventType.ORDER_PLACED).orElseThrow();

        assertThat(placed.data().fields().keySet())
                .containsExactly("order", "customer", "recipient", "shipment", "items", "payment", "marketing");
        assertThat(placed.at(FieldPath.of("items[].unitPrice.value"))
                        .orElseThrow()
                        .types())
                .isEqualTo(Set.of(JsonType.INTEGER));
        assertThat(placed.at(FieldPath.of("recipient.company")).orElseThrow().types())
                .isEqualTo(Set.of(JsonType.STRING, JsonType.NULL));
        assertThat(placed.at(FieldPath.of("items.sku"))).isEmpty();
        assertThat(placed.leaves())
                .contains(FieldPath.of("items[].skinProfile.concerns[]"))
                .doesNotContain(FieldPath.of("items[].skinProfile.concerns"), FieldPath.of("items[]"));
    }

    @Test
    void givesAnAmendmentTheShapeOfAnOrder() {
        EventSchemas schemas = read();

        assertThat(schemas.of(EventType.ORDER_AMENDED).orElseThrow().data())
                .isEqualTo(schemas.of(EventType.ORDER_PLACED).orElseThrow().data());
    }

    @Test
    void refusesAKeywordThatItDoesNotKnow() {
        folder.replacing(PLACED, "\"loyaltyTier\": { \"type\"", "\"loyaltyTier\": { \"tpye\"");

        assertTold(
                "properties.data.properties.customer.properties.loyaltyTier: " + "type is missing; write type: …",
                "properties.data.properties.customer.properties.loyaltyTier.tpye: "
                        + "the key is unknown; did you mean type?");
    }

    @Test
    void refusesATypeThatJsonDoesNotHave() {
        folder.replacing(PLACED, "\"minor\": { \"type\": \"boolean\"", "\"minor\": { \"type\": \"bool\"");

        assertThat(told())
                .singleElement()
                .asString()
                .contains("customer.properties.minor.type: ")
                .contains("boolean");
    }

    @Test
    void refusesAPlaceOfTwoTypes() {
        folder.replacing(
                PLACED,
                "\"loyaltyTier\": { \"type\": [\"string\", \"null\"]",
                "\"loyaltyTier\": { \"type\": [\"string\", \"integer\"]");

        assertThat(told()).singleElement().asString().endsWith("a place has one type, and perhaps null; choose one");
    }

    @Test
    void tellsOnceWhatIsWrongInADefinitionThatIsReferredToOften() {
        folder.replacing(PLACED, "\"value\": { \"type\": \"integer\"", "\"value\": { \"type\": \"int\"");

        assertThat(told()).singleElement().asString().startsWith("$defs.money.properties.value.type: ");
    }

    @Test
    void refusesAReferenceThatLeadsNowhere() {
        folder.replacing(
                PLACED, "\"amount\": { \"$ref\": \"#/$defs/money\" }", "\"amount\": { \"$ref\": \"#/$defs/mony\" }");

        assertThat(told())
                .singleElement()
                .asString()
                .endsWith("the reference leads nowhere in this file; did you mean #/$defs/money?");
    }

    @Test
    void refusesAReferenceThatLeadsBackToItself() {
        folder.replacing(
                PLACED,
                "\"sku\": { \"type\": \"string\", \"maxLength\": 64 }",
                "\"sku\": { \"$ref\": \"#/$defs/item\" }");

        assertThat(told())
                .singleElement()
                .asString()
                .endsWith("the reference leads back to itself; describe each level in its own words");
    }

    @Test
    void refusesADefinitionThatNothingRefersTo() {
        folder.replacing(PLACED, "\"$defs\": {", "\"$defs\": { \"spare\": { \"type\": \"string\" },");

        assertThat(told()).singleElement().asString().contains("$defs.spare: nothing refers to it");
    }

    @Test
    void refusesASchemaOfAnotherEvent() {
        folder.with("schemas/order.closed.json", folder.text("schemas/order.cancelled.json"));

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("the schema is not bound to its type of event")
                .contains("\"const\": \"order.closed\"");
    }

    @Test
    void refusesAMissingSchemaAndAFileOfNoEvent() {
        folder.with("schemas/order.close.json", folder.text("schemas/order.closed.json"))
                .without("schemas/order.closed.json")
                .with("schemas/notes.txt", "remember");

        assertTold(
                "nobody reads a file of this name here; name it like name.json, or move it away",
                "there is no such type of event; did you mean order.closed?",
                "the file is missing; create it");
    }

    @Test
    void leavesOutOnlyTheTypeWhoseSchemaIsBroken() {
        folder.with(PLACED, "{");

        EventSchemas schemas = read();

        assertThat(schemas.of(EventType.ORDER_PLACED)).isEmpty();
        assertThat(schemas.of(EventType.ORDER_AMENDED)).isPresent();
        assertThat(schemas.complete()).isFalse();
    }

    private EventSchemas read() {
        return EventSchemas.read(folder.path().resolve("schemas"), problems);
    }

    private List<String> told() {
        read();
        return folder.told(problems.all());
    }

    private void assertTold(String... told) {
        assertThat(told()).containsExactly(told);
    }
}
