package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.Contracts.document;
import static org.partnerhub.minimize.Contracts.placed;
import static org.partnerhub.minimize.TestEvent.aRefund;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.event.EventType;

/** What a document looks like, whatever the event lacks. */
class DocumentTest {

    private static final Contracts.DocumentBuilder LINES =
            placed().field("lines[].hs", "items[].customs.hsCode?").field("lines[].lot[]", "items[].batches[].lot?");

    @Test
    void copiesValuesByteForByte() {
        String event = anOrder()
                .json()
                .replace("\"Ana Lindqvist\"", "\"\\u0041na\\/\\n Lindqvist \u00e9 \ud83c\udf81 \\ud83c\\udf81\"");

        Reading.Minimized reading =
                (Reading.Minimized) Hub.taking("recipient.name").read(event.getBytes(UTF_8));

        assertThat(reading.disclosures())
                .extracting(Hub::content)
                .containsExactly("{\"x\":\"\\u0041na\\/\\n Lindqvist \u00e9 \ud83c\udf81 \\ud83c\\udf81\"}");
    }

    @Test
    void copiesNumbersAsTheyAreWritten() {
        String event = anOrder().json().replace("\"parcels\":1", "\"volumeLitres\":-10.50E+02,\"parcels\":1");

        Reading.Minimized reading =
                (Reading.Minimized) Hub.taking("shipment.volumeLitres").read(event.getBytes(UTF_8));

        assertThat(reading.disclosures()).extracting(Hub::content).containsExactly("{\"x\":-10.50E+02}");
    }

    @Test
    void escapesConstantsAndKeepsTheOrderOfTheContract() {
        Hub hub = Hub.with(placed().constant("a.quote", "say \"\u00e9\"")
                .field("z", "order.reference")
                .field("a.b", "order.channel"));

        assertThat(hub.document(anOrder()))
                .isEqualTo("{\"a\":{\"quote\":\"say \\\"\u00e9\\\"\",\"b\":\"web\"},\"z\":\"SO-2026-000123\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void countsNullAndEmptyTextAsMissing(String missing) {
        TestEvent event = anOrder().with("recipient.phone", missing);

        assertThat(Hub.taking("recipient.phone").refusal(event)).isEqualTo("missing-field recipient.phone");
        assertThat(Hub.with(placed().field("r", "order.reference").field("x", "recipient.phone?"))
                        .document(event))
                .isEqualTo("{\"r\":\"SO-2026-000123\"}");
    }

    @Test
    void leavesOutAnObjectThatWouldBeEmpty() {
        Hub hub = Hub.with(placed().field("a.b.c", "recipient.company?").field("r", "order.reference"));

        assertThat(hub.document(anOrder())).isEqualTo("{\"r\":\"SO-2026-000123\"}");
    }

    @Test
    void makesNoDocumentOfNothing() {
        Reading.Minimized reading = Hub.with(placed().constant("k", "v").field("x", "recipient.company?"))
                .minimized(anOrder());

        assertThat(reading.disclosures()).isEmpty();
        assertThat(reading.refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "[1]", "true", "17"})
    void refusesWhatIsNoTextWhereATextBelongs(String json) {
        assertThat(Hub.taking("recipient.name").refusal(anOrder().with("recipient.name", json)))
                .isEqualTo("wrong-type recipient.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "2.5", "2e0", "false", "[2]", "{}"})
    void refusesWhatIsNoIntegerWhereAnIntegerBelongs(String json) {
        TestEvent event = anOrder().with("shipment.parcels", "7");
        byte[] bytes =
                event.json().replace("\"parcels\":7", "\"parcels\":" + json).getBytes(UTF_8);

        Reading.Minimized reading =
                (Reading.Minimized) Hub.taking("shipment.parcels?").read(bytes);

        assertThat(reading.disclosures()).isEmpty();
        assertThat(reading.refusals()).extracting(Reading.Refusal::code).containsExactly(Code.WRONG_TYPE);
    }

    @Test
    void doesNotMindTheTypesOfWhatNobodyWants() {
        assertThat(Hub.taking("recipient.name")
                        .document(anOrder().with("customer.email", "[{}]").with("items", "7")))
                .isEqualTo("{\"x\":\"Ana Lindqvist\"}");
    }

    @Test
    void keepsElementsAlignedWhateverEachLacks() {
        TestEvent event = anOrder()
                .with(
                        "items",
                        "[{\"customs\":{\"hsCode\":\"1\"},\"batches\":[{\"lot\":\"a\"},null,{\"lot\":\"c\"}]},"
                                + "null,{\"customs\":null,\"batches\":[]},17,"
                                + "{\"batches\":[{},{\"lot\":\"d\"}],\"customs\":{\"hsCode\":\"5\"}}]");

        assertThat(Hub.with(LINES).document(event))
                .isEqualTo("{\"lines\":[{\"hs\":\"1\",\"lot\":[\"a\",null,\"c\"]},{},{},{},"
                        + "{\"hs\":\"5\",\"lot\":[null,\"d\"]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "{\"customs\":{\"hsCode\":\"1\"}}", "[null]", "[{}]"})
    void leavesOutAnArrayOfWhichNothingIsKnown(String items) {
        TestEvent event = anOrder().with("items", items);

        assertThat(Hub.with(placed().field("r", "order.reference").field("l[].h", "items[].customs.hsCode?"))
                        .document(event))
                .isEqualTo("{\"r\":\"SO-2026-000123\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "{}", "[null]", "[{}]", "[{\"customs\":{\"hsCode\":\"1\"}},{}]"})
    void refusesWhenAnElementLacksWhatItMustHave(String items) {
        assertThat(Hub.with(placed().field("l[].h", "items[].customs.hsCode"))
                        .refusal(anOrder().with("items", items)))
                .isEqualTo("missing-field items[].customs.hsCode");
    }

    @Test
    void refusesWhenAnInnerArrayIsEmpty() {
        Hub hub = Hub.with(placed().field("l[].lot[]", "items[].batches[].lot"));
        TestEvent event = anOrder()
                .with("items.0.batches", "[{\"lot\":\"a\"}]")
                .with("items.1.batches", "[{\"lot\":\"b\"},{\"lot\":\"c\"}]");

        assertThat(hub.document(event)).isEqualTo("{\"l\":[{\"lot\":[\"a\"]},{\"lot\":[\"b\",\"c\"]}]}");
        assertThat(hub.refusal(event.with("items.0.batches", "[]"))).isEqualTo("missing-field items[].batches[].lot");
    }

    @Test
    void takesAnArrayOfPlainValues() {
        assertThat(Hub.with(placed().field("l[].c[]", "items[].skinProfile.concerns[]"))
                        .document(anOrder()))
                .isEqualTo("{\"l\":[{\"c\":[\"redness\"]},{\"c\":[\"lines\",\"dullness\"]}]}");
    }

    @Test
    void repeatsConstantsInEachElement() {
        assertThat(Hub.with(placed().constant("l[].unit", "pcs").field("l[].n", "items[].quantity"))
                        .document(anOrder()))
                .isEqualTo("{\"l\":[{\"unit\":\"pcs\",\"n\":2},{\"unit\":\"pcs\",\"n\":1}]}");
    }

    @Test
    void includesAPurposeThatApplies() {
        assertThat(conditional().document(anOrder()))
                .isEqualTo("{\"l\":[{\"unit\":\"pcs\",\"h\":\"330499\"},"
                        + "{\"unit\":\"pcs\",\"h\":\"330491\"}],\"r\":\"SO-2026-000123\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null", "\"\""})
    void withholdsAPurposeThatDoesNotApplyTheNumberOfElementsIncluded(String when) {
        assertThat(conditional().document(anOrder().with("shipment.crossBorder", when)))
                .isEqualTo("{\"r\":\"SO-2026-000123\"}");
    }

    @Test
    void withholdsAPurposeOfWhichTheEventDoesNotTell() {
        assertThat(conditional()
                        .document(anOrder().without("shipment.crossBorder").without("items")))
                .isEqualTo("{\"r\":\"SO-2026-000123\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "[true]", "{}"})
    void refusesToGuessWhetherAPurposeApplies(String when) {
        assertThat(conditional().refusal(anOrder().with("shipment.crossBorder", when)))
                .isEqualTo("wrong-type shipment.crossBorder");
    }

    private static Hub conditional() {
        return Hub.with(placed().constant("l[].unit", "pcs")
                .field("r", "order.reference")
                .when("shipment.crossBorder")
                .field("l[].h", "items[].customs.hsCode"));
    }

    @Test
    void tellsWhichFieldsTheDocumentHolds() {
        Disclosure disclosure = Hub.with(placed().field("a", "order.reference")
                        .field("b", "recipient.company?")
                        .field("l[].c", "items[].customs.hsCode")
                        .field("d", "order.channel")
                        .field("e", "order.locale")
                        .field("f", "order.remark")
                        .field("g", "customer.email")
                        .field("h", "recipient.address.region?")
                        .field("i", "recipient.address.city"))
                .disclosure(anOrder());

        assertThat(BitSet.valueOf(disclosure.fields())).hasToString("{0, 2, 3, 4, 5, 6, 8}");
    }

    @Test
    void keepsAPlaceForWhatTheHubSupplies() {
        Disclosure disclosure = Hub.with(document("refund", EventType.REFUND_REQUESTED)
                        .field("reference", "order.reference")
                        .field("payment.psp", "hub.providerReference")
                        .field("amount", "refund.amount.value"))
                .disclosure(aRefund());

        assertThat(Hub.content(disclosure))
                .isEqualTo("{\"reference\":\"SO-2026-000123\",\"payment\":{\"psp\":null},\"amount\":2990}");
        assertThat(BitSet.valueOf(disclosure.fields()))
                .as("it never leaves without")
                .hasToString("{0, 1, 2}");
    }

    @Test
    void makesNoDocumentOfWhatTheHubSuppliesAlone() {
        assertThat(Hub.with(document("refund", EventType.REFUND_REQUESTED).field("psp", "hub.providerReference"))
                        .documents(aRefund()))
                .isEmpty();
    }

    @Test
    void countsTheRowsOfAManifest() {
        assertThat(Hub.with(placed().field("l[].n", "items[].quantity").rows("l[]"))
                        .disclosure(anOrder())
                        .rows())
                .isEqualTo(2);
        assertThat(Hub.with(placed().field("r", "order.reference")
                                .field("l[].n", "items[].quantity?")
                                .rows("l[]"))
                        .disclosure(anOrder().with("items", "[]"))
                        .rows())
                .isEqualTo(1);
        assertThat(Hub.with(placed().field("l[].n", "items[].quantity"))
                        .disclosure(anOrder())
                        .rows())
                .isEqualTo(1);
    }
}
