package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractVersionTest {

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    @Test
    void isTwelveHexadecimalDigits() {
        assertThat(contracts.contract("paywave").version()).matches("[0-9a-f]{12}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "https://api.paywave.example; https://eu.paywave.example",
                "name: PayWave; name: PayWave Limited",
                "route: http-request; route: http-request-slow",
                "/v1/payments,; /v2/payments,",
                "validUntil: 2027-12-31; validUntil: 2028-12-31",
                "reference: AOC-2026-117; reference: AOC-2026-118",
                "# minor units; # in minor units",
                "secrets: [paywave-callback]; secrets: [paywave-callback, paywave-next]",
                "payment.processing: ignored; payment.pending: ignored",
            })
    void staysWhenTheSameIsDisclosedAnotherWay(String before, String after) {
        String version = contracts.contract("paywave").version();
        contracts.replacing(PAYWAVE, before, after);

        assertThat(contracts.contract("paywave").version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "reference: PW-DPA-2026-01; reference: PW-DPA-2026-02",
                "token: payment.methodToken?; token: payment.methodToken",
                "token: payment.methodToken?; credential: payment.methodToken?",
                "method: payment.method; method: payment.method | upper",
                "amount.value: payment.amount.value; amount.value: payment.amount.value | major",
                "events: [order.placed]; events: [order.placed, order.amended]",
                "cancellation; void",
            })
    void changesWithWhatIsDisclosed(String before, String after) {
        String version = contracts.contract("paywave").version();
        contracts.with(PAYWAVE, contracts.text(PAYWAVE).replace(before, after));

        assertThat(contracts.contract("paywave").version()).isNotEqualTo(version);
    }

    @Test
    void changesWithAConstant() {
        String version = contracts.contract("nordpost").version();
        contracts.replacing(NORDPOST, "shipper.country: GB", "shipper.country: IE");

        assertThat(contracts.contract("nordpost").version()).isNotEqualTo(version);
    }

    @Test
    void changesWithTheConditionOfAPurpose() {
        String version = contracts.contract("nordpost").version();
        contracts.replacing("policy.yaml", ", when: shipment.crossBorder", "");

        assertThat(contracts.contract("nordpost").version()).isNotEqualTo(version);
    }

    @Test
    void changesWithTheOrderOfFieldsBecauseTheLedgerNumbersThem() {
        String version = contracts.contract("paywave").version();
        contracts
                .replacing(PAYWAVE, "        method: payment.method\n", "")
                .replacing(
                        PAYWAVE,
                        "        amount.value: payment.amount.value ",
                        "        method: payment.method\n        amount.value: payment.amount.value ");

        assertThat(contracts.contract("paywave").version()).isNotEqualTo(version);
    }
}
