package org.partnerhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.Document;

class CsvManifestTest {

    private static final Document ORDERS =
            ContractFixture.document("consignment", Optional.empty(), "reference", "consignee.name", "weightKg");
    private static final Document LINES = ContractFixture.document(
            "consignment", Optional.of("lines[]"), "reference", "lines[].hsCode", "lines[].value");

    private final CsvManifest orders = manifest(ORDERS, "weightKg", "reference", "consignee.name");
    private final CsvManifest lines = manifest(LINES, "reference", "lines.hsCode", "lines.value");

    @Test
    void hasItsColumnsInTheOrderOfTheContract() {
        orders.add(json("{\"reference\":\"SO-1\",\"consignee\":{\"name\":\"Ana\"},\"weightKg\":0.64}"));

        assertThat(text(orders)).isEqualTo("weightKg,reference,consignee.name\r\n0.64,SO-1,Ana\r\n");
    }

    @Test
    void hasAHeaderWhenItHasNoRows() {
        assertThat(text(orders)).isEqualTo("weightKg,reference,consignee.name\r\n");
        assertThat(orders.rows()).isZero();
    }

    @Test
    void hasAnEmptyCellForWhatIsAbsent() {
        orders.add(json("{\"reference\":\"SO-1\"}"));
        orders.add(json("{\"reference\":null,\"consignee\":{}}"));

        assertThat(text(orders)).endsWith("\r\n,SO-1,\r\n,,\r\n");
    }

    @Test
    void hasNoCellForWhatNoColumnNames() {
        orders.add(json("{\"reference\":\"SO-1\",\"consignee\":{\"name\":\"Ana\",\"phone\":\"442079460018\"}}"));

        assertThat(text(orders)).doesNotContain("442079460018");
    }

    @Test
    void hasARowForEachLine() {
        lines.add(
                json(
                        "{\"reference\":\"SO-1\",\"lines\":[{\"hsCode\":\"330499\",\"value\":59.80},{\"hsCode\":\"330491\"}]}"));

        assertThat(text(lines))
                .isEqualTo("reference,lines.hsCode,lines.value\r\nSO-1,330499,59.80\r\nSO-1,330491,\r\n");
        assertThat(lines.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reference\":\"SO-1\"}", "{\"reference\":\"SO-1\",\"lines\":[]}"})
    void hasOneRowForAnOrderWithoutLines(String disclosure) {
        lines.add(json(disclosure));

        assertThat(text(lines)).endsWith("\r\nSO-1,,\r\n");
        assertThat(lines.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59.80", "0.64", "0.000", "100", "12345678901234567890.123456789", "true"})
    void keepsEveryDigitOfANumber(String number) {
        lines.add(json("{\"lines\":[{\"value\":" + number + "}]}"));

        assertThat(text(lines)).endsWith("\r\n,," + number + "\r\n");
    }

    /** RFC 4180, 2.6 and 2.7. */
    @Test
    void quotesWhatHoldsACommaAQuoteOrALineBreak() {
        assertThat(cellOf("Lane, 14")).isEqualTo("\"Lane, 14\"");
        assertThat(cellOf("the \"side\" door")).isEqualTo("\"the \"\"side\"\" door\"");
        assertThat(cellOf("left\r\nright")).isEqualTo("\"left\r\nright\"");
        assertThat(cellOf("left\nright")).isEqualTo("\"left\nright\"");
    }

    @Test
    void doesNotQuoteWhatNeedsNone() {
        assertThat(cellOf("14 Mill Lane")).isEqualTo("14 Mill Lane");
        assertThat(cellOf("Zoë 김 🧴")).isEqualTo("Zoë 김 🧴");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-1+1", "-59.80", "+44 x", "=", "+SUM(1)"})
    void putsAnApostropheBeforeWhatASpreadsheetCouldRun(String formula) {
        assertThat(cellOf(formula)).isIn("'" + formula, "\"'" + formula + "\"");
    }

    @Test
    void putsAnApostropheBeforeATabAndACarriageReturn() {
        assertThat(cellOf("\t=1")).contains("'\t=1");
        assertThat(cellOf("\r=1")).contains("'\r=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+44 20 7946 0018", "+44 (0)20-7946-0018", "-12", "1-2", "a=b", "(0)20", "'s-Hertogenbosch"})
    void leavesPhoneNumbersAndOtherTextsAsTheyAre(String text) {
        assertThat(cellOf(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void givesBackEveryTextButTheApostrophe(@ForAll String text) {
        String cell = cellOf(text);
        String unquoted = cell.startsWith("\"") && cell.endsWith("\"") && cell.length() > 1
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;

        assertThat(unquoted).isIn(wellFormed(text), "'" + wellFormed(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"consignee\":\"Ana\"", "{Ana}"})
    void tellsNothingOfADisclosureThatIsNoJson(String text) {
        assertThatIllegalStateException()
                .isThrownBy(() -> orders.add(json(text)))
                .withMessageNotContaining("Ana")
                .withNoCause();
    }

    private static String cellOf(String value) {
        CsvManifest manifest = manifest(ORDERS, "reference");
        manifest.add(JsonNodeFactory.instance
                .objectNode()
                .put("reference", value)
                .toString()
                .getBytes(UTF_8));
        String text = text(manifest);
        return text.substring("reference\r\n".length(), text.length() - 2);
    }

    /** As JSON brings it: UTF-8 has no lone surrogates. */
    private static String wellFormed(String text) {
        try {
            return new ObjectMapper()
                    .readTree(JsonNodeFactory.instance.textNode(text).toString().getBytes(UTF_8))
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CsvManifest manifest(Document document, String... columns) {
        return new CsvManifest(
                ContractFixture.aCarrier()
                        .withDocument(document)
                        .withColumns(columns)
                        .build(),
                document);
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(CsvManifest manifest) {
        return new String(manifest.toBytes(), UTF_8);
    }
}
