package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReaderTest {

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    // pace

    @Test
    void goesByUsualNumbersWhenTheContractHasNone() {
        Delivery delivery = contracts.contract("paywave").delivery();

        assertThat(delivery.format()).isEqualTo(Delivery.Form.JSON);
        assertThat(delivery.row()).isEqualTo(Delivery.Row.ORDER);
        assertThat(delivery.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(delivery.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(delivery.rows()).isEqualTo(500);
        assertThat(delivery.parallel()).isEqualTo(8);
        assertThat(delivery.perSecond()).isEqualTo(100);
    }

    @Test
    void goesByTheContractsNumbers() {
        delivery("timeout: PT60S", "parallel: 64", "perSecond: 3", "every: PT1S", "rows: 2");

        Delivery delivery = contracts.contract("paywave").delivery();

        assertThat(delivery.timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(delivery.parallel()).isEqualTo(64);
        assertThat(delivery.perSecond()).isEqualTo(3);
        assertThat(delivery.every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(delivery.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout: PT61S",
                "parallel: 65",
                "parallel: 0",
                "perSecond: 0",
                "every: P2D",
                "rows: 0",
                "route: ../x"
            })
    void refusesNumbersOutOfReason(String line) {
        if (line.startsWith("route")) {
            contracts.replacing(PAYWAVE, "route: http-request", line);
        } else {
            delivery(line);
        }

        assertThat(contracts.told()).singleElement().asString().contains("delivery." + line.split(":")[0] + ": ");
    }

    // paths

    @Test
    void asksForThePathOfEachDocument() {
        contracts.replacing(PAYWAVE, ", cancellation: /v1/cancellations", ", cancelation: /v1/cancellations");

        assertThat(contracts.told())
                .containsExactly(
                        "delivery.paths: cancellation is missing; write cancellation: …",
                        "delivery.paths.cancelation: the key is unknown;" + " did you mean cancellation?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "/v1/../admin", "/v1?x=1", "//other.example", "/v1#a", "/", "/v1//x"})
    void refusesPathsThatLeadElsewhere(String path) {
        contracts.replacing(PAYWAVE, "/v1/payments,", "\"" + path + "\",");

        assertThat(contracts.told()).singleElement().asString().contains("delivery.paths.payment-request: ");
    }

    @Test
    void refusesPathsAtAnSftpServer() {
        contracts.replacing(NORDPOST, "  rows: 500", "  rows: 500\n  paths: {consignment: /in, cancellation: /in}");

        assertThat(contracts.told()).singleElement().asString().contains("delivery.paths: paths are for http");
    }

    // columns and rows

    @Test
    void asksForAColumnForEveryTarget() {
        contracts.replacing(NORDPOST, "    - lines.hsCode\n", "");

        assertThat(contracts.told())
                .singleElement()
                .asString()
                .endsWith("delivery.columns: no column for lines.hsCode; add each where the partner expects it");
    }

    @ParameterizedTest
    @CsvSource({
        "lines.hscode, no document has such a target; did you mean lines.hsCode?",
        "reference, the column is written twice; remove one of the two",
    })
    void refusesColumnsThatAreNotOneOfTheTargetsOnce(String column, String told) {
        contracts.replacing(NORDPOST, "    - weightKg\n", "    - weightKg\n    - " + column + "\n");

        assertThat(contracts.told()).containsExactly("delivery.columns[5]: " + told);
    }

    @Test
    void asksForColumnsOfACsvFile() {
        String text = contracts.text(NORDPOST);
        int columns = text.indexOf("  columns:");
        contracts.with(NORDPOST, text.substring(0, columns) + text.substring(text.indexOf("  every:")));

        assertThat(contracts.told()).containsExactly("delivery: columns is missing; write columns: …");
    }

    @Test
    void refusesColumnsOfJson() {
        contracts.replacing(NORDPOST, "format: csv", "format: json");

        assertThat(contracts.told()).singleElement().asString().contains("JSON has no columns");
    }

    @Test
    void refusesAnArrayInARowForAnOrder() {
        contracts.replacing(NORDPOST, "row: line", "row: order");

        assertThat(contracts.told())
                .containsExactly("discloses.consignment: a row for each order cannot hold an array;"
                        + " write row: line under delivery");
    }

    @Test
    void refusesTwoArraysInARowForALine() {
        contracts
                .replacing(NORDPOST, "lines[].hsCode:", "codes[].hsCode:")
                .replacing(NORDPOST, "- lines.hsCode", "- codes.hsCode");

        assertThat(contracts.told()).singleElement().asString().contains("a row for each line needs one array, not 2");
    }

    @Test
    void refusesAnArrayInsideAnArrayInARow() {
        contracts
                .replacing(
                        "policy.yaml",
                        "  \"items[].skinProfile.*\":        []\n",
                        "  items[].skinProfile.type: []\n  items[].skinProfile.concerns[]: [customs-clearance]\n")
                .replacing(
                        NORDPOST,
                        "        lines[].hsCode: items[].customs.hsCode\n",
                        "        lines[].hsCode[]: items[].skinProfile.concerns[]\n");

        assertThat(contracts.told())
                .containsExactly("discloses.consignment: a CSV row cannot hold an array inside an array;"
                        + " leave the inner one out");
    }

    @Test
    void refusesCsvOverHttp() {
        delivery(
                "format: csv",
                "columns: [reference, amount.value, amount.currency, method, token, refund, pspReference]");

        assertThat(contracts.told()).singleElement().asString().contains("requests are written in JSON");
    }

    private void delivery(String... lines) {
        contracts.replacing(
                PAYWAVE, "  route: http-request\n", "  route: http-request\n  " + String.join("\n  ", lines) + "\n");
    }
}
