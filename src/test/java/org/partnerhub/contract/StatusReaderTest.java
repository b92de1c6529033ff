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
import org.partnerhub.event.FieldPath;

class StatusReaderTest {

    private static final String REFERENCE = "        reference: order.reference\n";

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    @Test
    void readsHowAProviderIsAsked() {
        StatusRequest status = contracts.contract("paywave").status().orElseThrow();

        assertThat(status.route()).isEqualTo("http-status");
        assertThat(status.path()).isEqualTo(new StatusPath("/v1/payments/{order.reference}"));
        assertThat(status.after()).isEqualTo(Duration.ofMinutes(15));
        assertThat(status.perSecond()).isEqualTo(25);
        assertThat(status.result().event()).isEmpty();
        assertThat(status.result().reference().from()).containsExactly(FieldPath.of("reference"));
        assertThat(status.result().states().states())
                .containsEntry("refunded", PaymentState.CAPTURED)
                .containsEntry("failed", PaymentState.FAILED);
        assertThat(contracts.contract("nordpost").status()).isEmpty();
    }

    @Test
    void takesAProviderThatCannotBeAsked() {
        contracts.with(PAYWAVE, withoutStatus());

        assertThat(contracts.contract("paywave").status()).isEmpty();
    }

    @Test
    void waitsForAQuarterOfAnHourUnlessTheContractSaysOtherwise() {
        contracts.replacing(PAYWAVE, "  after: PT15M\n", "");
        assertThat(contracts.contract("paywave").status().orElseThrow().after()).isEqualTo(Duration.ofMinutes(15));

        contracts.replacing(PAYWAVE, "  route: http-status\n", "  route: http-status\n  after: PT1H\n  perSecond: 5\n");
        StatusRequest status = contracts.contract("paywave").status().orElseThrow();
        assertThat(status.after()).isEqualTo(Duration.ofHours(1));
        assertThat(status.perSecond()).isEqualTo(5);
    }

    @Test
    void staysOutOfTheContractsVersion() {
        String version = contracts.contract("paywave").version();

        contracts.with(PAYWAVE, withoutStatus());

        assertThat(contracts.contract("paywave").version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "route: http-status => rout: http-status => : route is missing; write route: … "
                        + "and status.rout: the key is unknown; did you mean route?",
                "/v1/payments/{order.reference} => v1/payments => "
                        + ".path: the text has the wrong shape; write it like /v1/payments/{order.reference}",
                "/v1/payments/{order.reference} => /v1/payments/x{order.reference} => "
                        + ".path: the text has the wrong shape; write it like /v1/payments/{order.reference}",
                "/v1/payments/{order.reference} => /v1/payments?reference={order.reference} => "
                        + ".path: the text has the wrong shape; write it like /v1/payments/{order.reference}",
                "/v1/payments/{order.reference} => /v1/payments => "
                        + ".path: the path is the same for all payments; write it like /v1/payments/{order.reference}",
                "/v1/payments/{order.reference} => /v1/{recipient.name}/{order.reference} => .path: the hub does not "
                        + "know recipient.name any more when it asks; write it like /v1/payments/{order.reference}",
                "after: PT15M => after: P2D => .after: the duration is out of range; "
                        + "write it like PT30S, PT15M or PT2H, at most PT24H",
                "after: PT15M => perSecond: 0 => .perSecond: the number is out of range; "
                        + "write a whole number from 1 to 1000",
                "reference: reference => referense: reference => .result: reference is missing; write reference: … "
                        + "and status.result.referense: the key is unknown; did you mean reference?",
                "providerReference: payment => event: id => .result.event: the key is unknown; "
                        + "choose from amount, at, currency, providerReference, reference, state",
                "refunded: captured => refunded: refunded => .result.state.refunded: not one of the words that may "
                        + "stand here; choose from authorized, canceled, captured, failed, ignored",
                "amount: amount.value => amount: amount.value | major => "
                        + ".result.amount: there is no such conversion here; write | minor, or nothing",
            })
    void tellsWhatIsWrong(String before, String after, String told) {
        String paywave = contracts.text(PAYWAVE);
        int status = paywave.indexOf("status:");
        contracts.with(
                PAYWAVE,
                paywave.substring(0, status) + paywave.substring(status).replace(before, after == null ? "" : after));

        assertThat(String.join(" and ", contracts.told())).isEqualTo("status" + told);
    }

    @Test
    void asksOnlyByWhatTheProviderIsToldAnyway() {
        contracts.replacing(PAYWAVE, REFERENCE + "        amount.value", "        amount.value");

        assertThat(contracts.told())
                .hasSize(2)
                .contains("status.path: what asks for a payment does not disclose order.reference; "
                        + "disclose it beside payment.amount.value, or remove status");
    }

    @Test
    void asksOnlyByWhatTheProviderIsToldAsItIs() {
        contracts.replacing(
                PAYWAVE,
                REFERENCE + "        amount.value",
                REFERENCE.replace("\n", " | cut 5\n") + "        amount.value");
        assertThat(contracts.told())
                .hasSize(2)
                .contains("status.path: the provider knows order.reference in another form only; "
                        + "disclose it without a format that changes it, or remove status");

        contracts.replacing(PAYWAVE, "| cut 5", "| max 50");
        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void asksOnlyForWhatAProviderShouldHavePosted() {
        String paywave = contracts.text(PAYWAVE);
        contracts.with(
                PAYWAVE,
                paywave.substring(0, paywave.indexOf("callback:")) + paywave.substring(paywave.indexOf("status:")));

        assertThat(contracts.told())
                .contains("status: only what a provider has failed to post is asked for; write callback: … and "
                        + "result: …");
    }

    @Test
    void asksNoCarrier() {
        String paywave = contracts.text(PAYWAVE);
        contracts.with(
                NORDPOST,
                contracts.text(NORDPOST)
                        + paywave.substring(paywave.indexOf("callback:"), paywave.indexOf("connection:")));

        assertThat(contracts.told()).contains("status: a payment is asked for over http; remove it");
    }

    private String withoutStatus() {
        String paywave = contracts.text(PAYWAVE);
        return paywave.substring(0, paywave.indexOf("status:")) + paywave.substring(paywave.indexOf("connection:"));
    }
}
