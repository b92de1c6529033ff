package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundRulesTest {

    private static final String SUPPLIED =
            "        pspReference: hub.providerReference                 # the captured payment's: the hub knows it, the event need not\n";

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    @Test
    void takesTheShippedRefunds() {
        assertThat(contracts.told()).isEmpty();
    }

    @Test
    void takesARefundByTheShopsOwnReference() {
        contracts.replacing(PAYWAVE, SUPPLIED, "");

        assertThat(contracts.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        amount.value: refund.amount.value\n",
                "        amount.currency: refund.amount.currency\n",
                "        amount.value: refund.amount.value\n        amount.currency: refund.amount.currency\n"
            })
    void refusesARefundOfWhichTheHubCannotSeeHowMuchItIs(String lines) {
        contracts.replacing(PAYWAVE, lines, "");

        assertTold("the hub must see how much is asked for, and in which currency;"
                + " list refund.amount.value and refund.amount.currency, both without a question mark");
    }

    @Test
    void refusesARefundWhoseAmountMayBeMissing() {
        contracts.replacing(
                PAYWAVE, "        amount.value: refund.amount.value\n", "        amount.value: refund.amount.value?\n");

        assertThat(contracts.told()).singleElement().asString().contains("the hub must see how much is asked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {SUPPLIED, ""})
    void refusesARefundAtAProviderOfWhoseCapturesTheHubDoesNotHear(String supplied) {
        String paywave = contracts.text(PAYWAVE);
        contracts
                .with(
                        PAYWAVE,
                        paywave.substring(0, paywave.indexOf("callback:"))
                                + paywave.substring(paywave.indexOf("connection:")))
                .replacing(PAYWAVE, SUPPLIED, supplied);

        assertTold("the hub hears of captures by callbacks alone; write callback: and result:");
    }

    @Test
    void tellsOfABrokenCallbackOnce() {
        contracts.replacing(PAYWAVE, "scheme: standard-webhooks", "scheme: standard-webhook");

        assertThat(contracts.told()).singleElement().asString().startsWith("callback.scheme: ");
    }

    @Test
    void refusesAReferenceThatNoResultTells() {
        contracts.replacing(PAYWAVE, "  providerReference: data.payment\n", "");

        assertTold("no result tells the provider's reference; write providerReference: under result:");
    }

    @Test
    void refusesADocumentThatIsAboutOtherEventsToo() {
        contracts.replacing(PAYWAVE, "events: [order.cancelled]", "events: [order.cancelled, refund.requested]");

        assertThat(contracts.told())
                .containsExactlyInAnyOrder(
                        "discloses.cancellation: it asks for a refund, and is about other events too;"
                                + " write a document for each",
                        "discloses.cancellation: the hub must see how much is asked for, and in which currency;"
                                + " list refund.amount.value and refund.amount.currency, both without a question mark");
    }

    @Test
    void refusesAReferenceThatDependsOnTheEvent() {
        String purpose = "{roles: [payment],   clause: \"4 second\"}\n";
        contracts
                .replacing(
                        "schemas/refund.requested.json",
                        "      \"required\": [\"order\", \"refund\"],\n      \"properties\": {",
                        "      \"properties\": { \"customer\": { \"type\": \"object\","
                                + " \"properties\": { \"minor\": { \"type\": \"boolean\" } } },")
                .replacing(
                        "policy.yaml",
                        "  refund:            " + purpose,
                        "  refund:            " + purpose + "  part: "
                                + purpose.replace("}", ", when: customer.minor}"))
                .replacing("policy.yaml", "hub.providerReference:  [refund]", "hub.providerReference: [part]")
                .replacing("partners/cardinal.yaml", SUPPLIED, "")
                .replacing(PAYWAVE, "      refund:\n", "      part:\n" + SUPPLIED + "      refund:\n")
                .replacing(PAYWAVE, "refund: refund.id\n" + SUPPLIED, "refund: refund.id\n");

        assertTold("what the hub supplies depends on no field of the event; list it for another purpose");
    }

    @Test
    void refusesARefundByFile() {
        contracts.replacing(
                PAYWAVE,
                "https://api.paywave.example\", auth: {bearer: paywave-token}",
                "sftp://api.paywave.example\", user: shop, key: k, hostKey: h, inbox: /in");

        assertThat(contracts.told()).contains("discloses.refund: a refund is asked for by a request; connect by https");
    }

    @Test
    void letsACarrierHearOfARefund() {
        contracts.replacing(NORDPOST, "events: [order.cancelled]", "events: [order.cancelled, refund.requested]");

        assertThat(contracts.told()).isEmpty();
    }

    private void assertTold(String message) {
        assertThat(contracts.told()).containsExactly("discloses.refund: " + message);
    }
}
