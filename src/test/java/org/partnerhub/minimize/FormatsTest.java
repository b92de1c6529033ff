package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Format;

class FormatsTest {

    private static final String AMOUNT = "payment.amount.value";
    private static final String CURRENCY = "payment.amount.currency";
    private static final String WEIGHT = "shipment.weightGrams";
    private static final String NAME = "recipient.name";

    @ParameterizedTest
    @CsvSource({
        "5980, EUR, 59.80",
        "5, EUR, 0.05",
        "0, EUR, 0.00",
        "5, EUR, 0.05",
        "-5, EUR, -0.05",
        "999999999999999999, EUR, 9999999999999999.99",
        "1000000000000000000, EUR, 10000000000000000.00",
        "5980, JPY, 5980",
        "5980, KWD, 5.980",
        "123456789012345678901234567890, EUR, 1234567890123456789012345678.90"
    })
    void writesMajorUnitsWithTheDigitsOfTheCurrency(String minor, String currency, String major) {
        TestEvent event = anOrder().with(AMOUNT, minor).with(CURRENCY, '"' + currency + '"');

        assertThat(Hub.taking(AMOUNT, new Format.Major()).document(event)).isEqualTo("{\"x\":" + major + "}");
        assertThat(Hub.taking(AMOUNT, new Format.Major(), new Format.Text()).document(event))
                .isEqualTo("{\"x\":\"" + major + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"eur\"", "\"EURO\"", "\"\"", "\"XXX\"", "null", "978", "{}"})
    void refusesAnAmountInNoKnownCurrency(String currency) {
        assertThat(Hub.taking(AMOUNT, new Format.Major()).refusal(anOrder().with(CURRENCY, currency)))
                .isEqualTo("bad-currency payment.amount.value");
    }

    @Test
    void looksForTheCurrencyBesideEachAmount() {
        TestEvent event = anOrder().with("items.1.unitPrice.currency", "\"JPY\"");

        assertThat(Hub.taking("items[].unitPrice.value", new Format.Major()).document(event))
                .isEqualTo("{\"x\":[29.90,4450]}");
    }

    @ParameterizedTest
    @CsvSource({
        "640, 2, 0.64",
        "641, 2, 0.65",
        "1, 2, 0.01",
        "0, 2, 0.00",
        "1000, 0, 1",
        "1001, 0, 2",
        "640, 3, 0.640",
        "640, 4, 0.6400",
        "999999999999999999, 0, 1000000000000000",
        "1000000000000000001, 2, 1000000000000000.01"
    })
    void roundsKilogramsUp(String grams, int digits, String kilograms) {
        assertThat(Hub.taking(WEIGHT, new Format.Kilograms(digits))
                        .document(anOrder().with(WEIGHT, grams)))
                .isEqualTo("{\"x\":" + kilograms + "}");
    }

    @Test
    void writesTheLocalDateOfAZone() {
        Format.Date tokyo = new Format.Date("dd.MM.uuuu HH:mm", ZoneId.of("Asia/Tokyo"));

        assertThat(Hub.taking("order.placedAt", tokyo)
                        .document(anOrder().with("order.placedAt", "\"2026-11-20T18:15:28-01:00\"")))
                .isEqualTo("{\"x\":\"21.11.2026 04:15\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20", "2026-11-20T08:15Z", "2026-11-20 08:15:28Z", "20.11.2026", "2026-11-20T08:15:28"})
    void refusesWhatIsNoDate(String text) {
        Format.Date date = new Format.Date("uuuu-MM-dd", ZoneId.of("UTC"));

        assertThat(Hub.taking("order.channel", date).refusal(anOrder().with("order.channel", '"' + text + '"')))
                .isEqualTo("bad-date order.channel");
    }

    @Test
    void replacesATextByItsCode() {
        Format.Code code = new Format.Code(Map.of("standard", "01", "true", "Y"));

        assertThat(Hub.taking("shipment.service", code).document(anOrder())).isEqualTo("{\"x\":\"01\"}");
        assertThat(Hub.taking("shipment.crossBorder", code).document(anOrder())).isEqualTo("{\"x\":\"Y\"}");
    }

    @Test
    void refusesATextWithoutACode() {
        Format.Code code = new Format.Code(Map.of("standard", "01"));

        assertThat(Hub.taking("shipment.service", code).refusal(anOrder().with("shipment.service", "\"Standard\"")))
                .isEqualTo("unmapped-code shipment.service");
    }

    @ParameterizedTest
    @CsvSource({"+44 (0)20 7946-0018, 4402079460018", "ext. 5, 5", "\u0663\u0664, 34", "\ud835\udfd8x, 0"})
    void keepsTheDigits(String text, String digits) {
        assertThat(Hub.taking("recipient.phone", new Format.Digits())
                        .document(anOrder().with("recipient.phone", '"' + text + '"')))
                .isEqualTo("{\"x\":\"" + digits + "\"}");
    }

    @Test
    void refusesATextWithoutDigits() {
        assertThat(Hub.taking(NAME, new Format.Digits()).refusal(anOrder())).isEqualTo("no-digits recipient.name");
    }

    @Test
    void writesUpperCaseOfNoParticularLanguage() {
        assertThat(Hub.taking(NAME, new Format.Upper()).document(anOrder().with(NAME, "\"istra\u00dfe\"")))
                .isEqualTo("{\"x\":\"ISTRASSE\"}");
    }

    @Test
    void dropsMarksForAscii() {
        assertThat(Hub.taking(NAME, new Format.Ascii())
                        .document(anOrder().with(NAME, "\"\u00c5ngstr\u00f6m Zo\u00eb\"")))
                .isEqualTo("{\"x\":\"Angstrom Zoe\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S\u00f8ren", "Stra\u00dfe", "\u5f20\u4f1f", "a\ud83c\udf81"})
    void refusesWhatDoesNotFitAscii(String name) {
        assertThat(Hub.taking(NAME, new Format.Ascii()).refusal(anOrder().with(NAME, '"' + name + '"')))
                .isEqualTo("not-ascii recipient.name");
    }

    @Test
    void writesANumberAsText() {
        assertThat(Hub.taking("shipment.parcels", new Format.Text()).document(anOrder()))
                .isEqualTo("{\"x\":\"1\"}");
        assertThat(Hub.taking("shipment.crossBorder", new Format.Text()).refusal(anOrder()))
                .isEqualTo("wrong-type shipment.crossBorder");
    }

    @Test
    void countsCharactersNotCodeUnits() {
        TestEvent event = anOrder().with(NAME, "\"\ud83c\udf81\ud83c\udf81\ud83c\udf81\"");

        assertThat(Hub.taking(NAME, new Format.Max(3)).document(event))
                .isEqualTo("{\"x\":\"\ud83c\udf81\ud83c\udf81\ud83c\udf81\"}");
        assertThat(Hub.taking(NAME, new Format.Max(2)).refusal(event)).isEqualTo("too-long recipient.name");
        assertThat(Hub.taking(NAME, new Format.Cut(2)).document(event))
                .isEqualTo("{\"x\":\"\ud83c\udf81\ud83c\udf81\"}");
    }

    @Test
    void appliesFormatsInTurnToTheDecodedText() {
        TestEvent event = anOrder().with(NAME, "\"Zo\u00eb \\\"Z\\\" \\\\ \\n\"");

        assertThat(Hub.taking(NAME, new Format.Upper(), new Format.Cut(7)).document(event))
                .isEqualTo("{\"x\":\"ZO\u00cb \\\"Z\\\"\"}");
        assertThat(Hub.taking(NAME, new Format.Max(35)).document(event))
                .isEqualTo("{\"x\":\"Zo\u00eb \\\"Z\\\" \\\\ \\n\"}");
        assertThat(Hub.taking(NAME, new Format.Ascii(), new Format.Max(2)).refusal(event))
                .isEqualTo("too-long recipient.name");
    }

    @Test
    void countsATextOfWhichNothingIsLeftAsMissing() {
        TestEvent event = anOrder().with(NAME, "\"\u0301\"");

        assertThat(Hub.taking(NAME, new Format.Ascii()).refusal(event)).isEqualTo("missing-field recipient.name");
    }

    @Test
    void refusesTextWhereAFormatNeedsANumberAndTheOtherWayRound() {
        assertThat(Hub.taking(NAME, new Format.Kilograms(2)).refusal(anOrder())).isEqualTo("wrong-type recipient.name");
        assertThat(Hub.taking(WEIGHT, new Format.Upper()).refusal(anOrder())).isEqualTo("wrong-type " + WEIGHT);
    }
}
