package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

class DocumentReaderTest {

    /** One line of the payment request; what is told of it begins as {@link #AT}. */
    private static final String LINE = "        method: payment.method\n";

    private static final String AT = "discloses.payment-request.for.settlement.method: ";

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    // fields

    @Test
    void takesAFieldThatThePolicyAllowsForThePurpose() {
        line("        time: payment.amount.value\n");

        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void refusesAFieldThatNeverLeaves() {
        line("        method: payment.cardHolder\n");

        assertTold(AT + "the policy does not allow payment.cardHolder for settlement; leave it out: it never leaves");
    }

    @Test
    void refusesAFieldThatIsForAnotherPurpose() {
        line("        method: recipient.phone\n");

        assertTold(AT
                + "the policy does not allow recipient.phone for settlement; leave it out: it is for final-delivery");
    }

    @Test
    void refusesAFieldThatNoEventHas() {
        line("        method: payment.methd\n");

        assertTold(AT + "order.placed has no field payment.methd; did you mean payment.method?");
    }

    @Test
    void refusesAFieldThatOneOfTheEventsDoesNotHave() {
        contracts.replacing(PAYWAVE, "events: [order.placed]", "events: [order.placed, order.closed]");

        assertThat(contracts.told())
                .hasSize(4)
                .contains(
                        AT + "order.closed has no field payment.method; write a document of its own for order.placed");
    }

    @Test
    void refusesAnObject() {
        line("        method: payment.amount\n");

        assertTold(AT + "payment.amount is not a single value;"
                + " choose from payment.amount.currency, payment.amount.value");
    }

    @Test
    void refusesWhatIsNoPath() {
        line("        method: payment method\n");

        assertTold(AT + "not written as a path; write it like recipient.name or items[].quantity");
    }

    @Test
    void takesTheProvidersReferenceForARefund() {
        assertThat(contracts.contract("paywave").documents().get(2).fields())
                .filteredOn(Document.Field::isSupplied)
                .extracting(field -> field.source().toString(), Document.Field::purpose)
                .containsExactly(tuple("hub.providerReference", "refund"));
    }

    @Test
    void refusesTheProvidersReferenceForAnythingElse() {
        line("        method: hub.providerReference\n");

        assertTold(AT + "the hub supplies hub.providerReference to refunds alone;"
                + " leave it out, or write a document of its own for refund.requested");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hub.providerReference?; the hub supplies hub.providerReference as it is, or nothing goes; write hub.providerReference alone",
                "hub.providerReference | upper; the hub supplies hub.providerReference as it is, or nothing goes; write hub.providerReference alone",
                "hub.provider; the hub does not know hub.provider; choose from hub.providerReference",
                "hub.providerReferenz; the hub does not know hub.providerReferenz; did you mean hub.providerReference?",
            })
    void refusesWhatTheHubDoesNotSupply(String source, String message, String remedy) {
        contracts.replacing(PAYWAVE, "hub.providerReference  ", source + "  ");

        assertTold("discloses.refund.for.refund.pspReference: " + message + "; " + remedy);
    }

    @Test
    void refusesTheProvidersReferenceForAPurposeThatThePolicyDoesNotName() {
        contracts.replacing("policy.yaml", "hub.providerReference:  [refund]", "hub.providerReference:  []");

        assertThat(contracts.told())
                .contains("discloses.refund.for.refund.pspReference:"
                        + " the policy does not allow hub.providerReference for refund; leave it out: it never leaves");
    }

    @Test
    void readsWhetherAFieldMayBeAbsent() {
        Document request = contracts.contract("paywave").documents().get(0);

        assertThat(request.fields())
                .extracting(Document.Field::optional)
                .containsExactly(false, false, false, false, true);
    }

    // purposes

    @Test
    void refusesAPurposeThatThePolicyDoesNotKnow() {
        contracts.replacing(PAYWAVE, "      settlement:\n", "      setlement:\n");

        assertTold("discloses.payment-request.for.setlement:"
                + " the policy knows no such purpose; did you mean settlement?");
    }

    @Test
    void refusesAPurposeOfAnotherRole() {
        contracts
                .replacing(NORDPOST, "{reference: order.reference}", "{}")
                .replacing(NORDPOST, "      transit: {}", "      settlement: {reference: order.reference}");

        assertTold("discloses.cancellation.for.settlement:"
                + " the policy does not allow this purpose to the role logistics;"
                + " choose from customs-clearance, final-delivery, transit");
    }

    @Test
    void refusesAPurposeWhoseConditionTheEventDoesNotSay() {
        contracts.replacing(
                NORDPOST,
                "      transit: {reference: order.reference}",
                "      customs-clearance: {reference: order.reference}");

        assertTold("discloses.cancellation.for.customs-clearance: order.cancelled does not say"
                + " shipment.crossBorder, on which the purpose depends;"
                + " write a document of its own for the events that do");
    }

    // events

    @Test
    void refusesAnEventThatThereIsNot() {
        contracts.replacing(NORDPOST, "events: [order.cancelled]", "events: [order.canceled]");

        assertTold("discloses.cancellation.events[0]:"
                + " not one of the words that may stand here; did you mean order.cancelled?");
    }

    @Test
    void refusesADocumentForADeletion() {
        contracts.replacing(NORDPOST, "events: [order.cancelled]", "events: [deletion.requested]");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .contains("discloses.cancellation.events[0]: not one of");
    }

    @Test
    void refusesADocumentWithoutAnEvent() {
        contracts.replacing(NORDPOST, "events: [order.cancelled]", "events: []");

        assertThat(contracts.told()).singleElement().asString().contains("no event causes the document");
    }

    @Test
    void readsTheEventsOfADocument() {
        assertThat(contracts.contract("nordpost").documents().get(0).events())
                .containsExactlyInAnyOrder(EventType.ORDER_PLACED, EventType.ORDER_AMENDED);
    }

    // targets

    @ParameterizedTest
    @CsvSource({
        "amount, the target clashes with amount.value in line 14",
        "amount.value.raw, the target clashes with amount.value in line 14",
    })
    void refusesTargetsThatClash(String target, String message) {
        line("        " + target + ": payment.method\n");

        assertThat(contracts.told()).singleElement().asString().contains(message);
    }

    @Test
    void refusesTheSameTargetForTwoPurposes() {
        contracts.replacing(
                NORDPOST,
                "        contents: shipment.contents",
                "        consignee.name: recipient.name\n        contents: shipment.contents");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .startsWith("discloses.consignment.for.customs-clearance.consignee.name: the target is written twice");
    }

    @Test
    void refusesAConstantInThePlaceOfAField() {
        contracts.replacing(
                PAYWAVE, "events: [order.placed]\n", "events: [order.placed]\n    constants: {method: card}\n");

        assertTold("discloses.payment-request.for.settlement.method:"
                + " the target is written twice, first in line 11; rename or remove one of the two");
    }

    @Test
    void refusesAConstantInAnArray() {
        contracts.replacing(NORDPOST, "constants: {shipper.name", "constants: {\"lines[].unit\": PCE, shipper.name");

        assertThat(contracts.told()).anyMatch(told -> told.contains("a constant stands once in a document"));
    }

    @Test
    void refusesAnArrayInThePlaceOfAValue() {
        contracts.replacing(NORDPOST, "lines[].hsCode: items[].customs.hsCode", "hsCode: items[].customs.hsCode");

        assertThat(contracts.told())
                .contains("discloses.consignment.for.customs-clearance.hsCode:"
                        + " the target goes through 0 arrays and items[].customs.hsCode through 1;"
                        + " write [] as often on the left as on the right");
    }

    @Test
    void takesTwoTargetsFromOneField() {
        line("        method: payment.method\n        channel: payment.method | upper\n");

        assertThat(contracts.contract("paywave").documents().get(0).fields())
                .filteredOn(field -> field.source().equals(FieldPath.of("payment.method")))
                .hasSize(2);
    }

    // formats

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "payment.amount.value | major",
                "payment.amount.value | text",
                "payment.amount.value | major | text | max 12",
                "payment.method | upper | ascii | cut 10",
                "payment.method? | digits",
                "payment.method | code card=C transfer=T",
                "payment.method | date dd.MM.yyyy HH:mm Europe/Zurich",
            })
    void takesFormatsThatFit(String source) {
        line("        method: " + source + "\n");

        assertThat(contracts.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "payment.method | uper; there is no such format; did you mean upper?",
                "payment.method |; there is no such format; choose from ascii, code, cut, date, digits, kg, major, max, text, upper",
                "payment.method | kg 2; the format kg takes integer, not string; remove it, or choose another",
                "payment.amount.value | digits; the format digits takes string, not integer; remove it, or choose another",
                "payment.amount.value | major | max 3; the format max takes string, not number; remove it, or choose another",
                "payment.amount.value | text | text; the format text takes integer or number, not string; remove it, or choose another",
                "payment.method | max; the format max does not take these arguments; write it like max 35",
                "payment.method | max 0; the format max does not take these arguments; write it like max 35",
                "payment.method | max 3 4; the format max does not take these arguments; write it like max 35",
                "payment.amount.value | kg 4; the format kg does not take these arguments; write it like kg 2",
                "payment.method | upper de; the format upper does not take these arguments; write it like upper",
                "payment.method | code card; the format code does not take these arguments; write it like code standard=01 express=02",
                "payment.method | code a=1 a=2; the format code does not take these arguments; write it like code standard=01 express=02",
                "payment.method | date dd.MM.yyyy; the format date does not take these arguments; write it like date dd.MM.yyyy Europe/Zurich",
                "payment.method | date dd.MM.yyyy Europe/Zurch; the format date does not take these arguments; write it like date dd.MM.yyyy Europe/Zurich",
                "payment.method | date dd.MM.YYYY Europe/Zurich; the format date does not take these arguments; write it like date dd.MM.yyyy Europe/Zurich",
            })
    void refusesFormatsThatDoNot(String source, String message, String remedy) {
        line("        method: " + source + "\n");

        assertTold(AT + message + "; " + remedy);
    }

    @Test
    void refusesACodeWithHalfOfASurrogatePair() {
        line("        method: \"payment.method | code card=\\uD83D\"\n");

        assertTold(AT + "half of a surrogate pair; write both halves, or the character itself");
    }

    @Test
    void refusesADecimalOfWhatIsNoAmount() {
        contracts.replacing(NORDPOST, "shipment.weightGrams | kg 2", "shipment.weightGrams | major");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .endsWith("the format major needs an amount; use it on the value of {value, currency}");
    }

    @Test
    void refusesADecimalWhoseCurrencyIsNotAllowed() {
        line("        method: payment.amount.value | major\n");
        contracts.replacing(
                "policy.yaml", "payment.amount.currency: [settlement, refund]", "payment.amount.currency: [refund]");

        assertThat(contracts.told())
                .contains(AT + "the policy does not allow payment.amount.currency for settlement;"
                        + " leave it out: it is for refund");
    }

    @Test
    void refusesADocumentWithANameForNoFile() {
        contracts.replacing(NORDPOST, "  cancellation:\n", "  Cancellation/..:\n");

        assertTold("discloses.Cancellation/..: not a document's name;"
                + " use 2 to 40 lower-case letters, digits, hyphens");
    }

    private void line(String line) {
        contracts.replacing(PAYWAVE, LINE, line);
    }

    private void assertTold(String problem) {
        assertThat(contracts.told()).containsExactly(problem);
    }
}
