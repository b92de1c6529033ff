package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.contract.CheckedContracts.NORDPOST;
import static org.partnerhub.contract.CheckedContracts.PAYWAVE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.contract.ResultMapping.Conversion;
import org.partnerhub.contract.ResultMapping.Field;
import org.partnerhub.event.FieldPath;

class CallbackReaderTest {

    private static final String CARDINAL = "partners/cardinal.yaml";
    private static final String SIGNED = "callback: {scheme: standard-webhooks, secrets: [paywave-callback]}";

    /** What the shipped contract lists of a refund. */
    private static final String REFUNDED = """
                  refund:
                    reference: order.reference
                    refund: refund.id
                    pspReference: hub.providerReference                 # the captured payment's: the hub knows it, the event need not
                    amount.value: refund.amount.value
                    amount.currency: refund.amount.currency
            """;

    private CheckedContracts contracts;

    @BeforeEach
    void copy(@TempDir Path folder) {
        contracts = new CheckedContracts(folder);
    }

    // as shipped

    @Test
    void readsHowAProviderSigns() {
        Callback paywave = callback("paywave");

        assertThat(paywave.scheme()).isEqualTo(Callback.Scheme.STANDARD_WEBHOOKS);
        assertThat(paywave.secrets()).containsExactly("paywave-callback");
        assertThat(paywave.window()).contains(Duration.ofMinutes(5));
        assertThat(callback("cardinal").scheme()).isEqualTo(Callback.Scheme.STRIPE);
        assertThat(contracts.contract("nordpost").callback()).isEmpty();
    }

    @Test
    void readsWhereTheResultStands() {
        ResultMapping paywave = callback("paywave").result();
        ResultMapping cardinal = callback("cardinal").result();

        assertThat(paywave.event()).isEmpty();
        assertThat(paywave.amount()).isEqualTo(field("data.amount.value", false, null));
        assertThat(cardinal.event()).contains(field("id", false, null));
        assertThat(cardinal.amount()).isEqualTo(field("data.total.amount", false, Conversion.MINOR));
        assertThat(cardinal.currency()).isEqualTo(field("data.total.currency", false, Conversion.UPPER));
        assertThat(cardinal.at()).contains(field("created", true, null));
    }

    @Test
    void readsWhatTheProvidersWordsMean() {
        ResultMapping.States states = callback("cardinal").result().states();

        assertThat(states.from()).containsExactly(FieldPath.of("type"), FieldPath.of("data.outcome"));
        assertThat(states.states()).containsEntry("authorization/declined", PaymentState.FAILED);
        assertThat(states.ignored()).containsExactly("capture/pending");
    }

    // together or not at all

    @Test
    void takesAProviderThatPostsNothing() {
        contracts
                .with(PAYWAVE, withoutCallback(contracts.text(PAYWAVE)))
                .replacing(PAYWAVE, "events: [refund.requested]", "events: [order.closed]")
                .replacing(PAYWAVE, REFUNDED, "      settlement: {reference: order.reference}\n");

        assertThat(contracts.contract("paywave").callback()).isEmpty();
    }

    @Test
    void refusesASignatureOfNobodyKnowsWhat() {
        contracts.with(PAYWAVE, withoutCallback(contracts.text(PAYWAVE)) + SIGNED + "\n");

        assertTold("callback: nothing says where the result stands in it; write result: …");
    }

    @Test
    void refusesAResultThatNobodySigns() {
        contracts.replacing(PAYWAVE, SIGNED + "\n", "");

        assertTold("result: nothing says how it is signed; write callback: …");
    }

    @Test
    void refusesPaymentsReportedByACarrier() {
        String paywave = contracts.text(PAYWAVE);
        String sections = paywave.substring(paywave.indexOf("callback:"), paywave.indexOf("status:"));
        contracts.with(NORDPOST, contracts.text(NORDPOST) + sections);

        assertThat(contracts.told())
                .containsExactly(
                        "callback: only a partner that must be certified reports payments; remove it",
                        "result: only a partner that must be certified reports payments; remove it");
    }

    // callback

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "scheme: stirpe, secrets: [a] => .scheme: not one of the words that may stand here; did you mean stripe?",
                "secrets: [a] => : scheme is missing; write scheme: …",
                "scheme: standard-webhooks => : secrets is missing; write secrets: …",
                "scheme: standard-webhooks, secrets: [] => .secrets: without a secret nothing is verified; write [name]",
                "scheme: standard-webhooks, secrets: [a, a] => "
                        + ".secrets[1]: the secret is named twice; remove one of the two",
                "scheme: standard-webhooks, secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] => .secrets[0]: the text has "
                        + "the wrong shape; name a secret in lower-case letters, digits, hyphens; never write it here",
                "scheme: standard-webhooks, secrets: [a], header: X-Signature => "
                        + ".header: the scheme has headers of its own; remove it",
                "scheme: standard-webhooks, secrets: [a], window: PT1H => .window: the duration is out of range; "
                        + "write it like PT30S, PT15M or PT2H, at most PT15M",
            })
    void tellsWhatIsWrongWithACallback(String written, String told) {
        contracts.replacing(PAYWAVE, SIGNED, "callback: {" + written + "}");

        String whole = contracts.told().get(0);

        assertThat(contracts.told()).hasSize(1);
        assertThat(whole).isEqualTo("callback" + (told == null ? "" : told.strip()));
    }

    @Test
    void takesSeveralSecretsAndAnotherWindow() {
        contracts.replacing(
                PAYWAVE, SIGNED, "callback: {scheme: standard-webhooks, secrets: [next, last], window: PT30S}");

        assertThat(callback("paywave").secrets()).containsExactly("next", "last");
        assertThat(callback("paywave").window()).contains(Duration.ofSeconds(30));
    }

    @Test
    void asksForTheHeaderWhereTheSchemeHasNone() {
        contracts
                .replacing(PAYWAVE, SIGNED, "callback: {scheme: sha256, secrets: [a], header: X-Signature}")
                .replacing(PAYWAVE, "  reference: data.reference", "  event: id\n  reference: data.reference");

        assertThat(callback("paywave").header()).contains("X-Signature");
        assertThat(callback("paywave").window()).isEmpty();

        contracts.replacing(PAYWAVE, ", header: X-Signature", ", window: PT5M");

        assertThat(contracts.told())
                .containsExactly(
                        "callback: header is missing; write header: …",
                        "callback.window: the scheme signs no time; remove it");
    }

    // result

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "data.amount.value => data.amount.value? => "
                        + ".amount: without it there is no result; remove the question mark",
                "data.amount.value => data.amount.value | major => "
                        + ".amount: there is no such conversion here; write | minor, or nothing",
                "data.amount.value => data.amount.value | minor | minor => "
                        + ".amount: there is no such conversion here; write | minor, or nothing",
                "data.amount.value => data.amounts[].value => "
                        + ".amount: an array has no single value; write it like data.amount.value",
                "data.amount.currency => data.amount.currency | minor => "
                        + ".currency: there is no such conversion here; write | upper, or nothing",
                "data.payment => data.payment | upper => "
                        + ".providerReference: there is no such conversion here; remove the bar and what is behind it",
                "data.payment => data payment => "
                        + ".providerReference: not written as a path; write it like data.amount.value",
                "data.reference => data.reference? => "
                        + ".reference: without it there is no result; remove the question mark",
                "from: type => from: [] => .state.from: no place is named; write it like type, or [type, success]",
                "from: type => frm: type => .state: from is missing; write from: …",
                "payment.failed: failed => payment.failed: flaied => "
                        + ".state.payment.failed: not one of the words that may stand here; did you mean failed?",
                "providerReference: => providerReferance: => "
                        + ".providerReferance: the key is unknown; did you mean providerReference?",
            })
    void tellsWhatIsWrongWithAResult(String before, String after, String told) {
        String paywave = contracts.text(PAYWAVE);
        int result = paywave.indexOf("result:");
        String lower = paywave.substring(result);
        contracts.with(
                PAYWAVE,
                paywave.substring(0, result) + lower.replaceFirst(java.util.regex.Pattern.quote(before), after));

        assertThat(contracts.told()).contains("result" + told);
    }

    @Test
    void refusesAnEventBesideTheOneThatTheSchemeSays() {
        contracts.replacing(PAYWAVE, "  reference: data.reference", "  event: id\n  reference: data.reference");

        assertTold("result.event: the scheme says which event it is; remove it");
    }

    @Test
    void asksForTheEventWhereTheSchemeDoesNotSayIt() {
        contracts.replacing(CARDINAL, "  event: id\n", "");

        assertTold("result: event is missing; write event: …");
    }

    @Test
    void asksForAWordFromEachPlace() {
        contracts.replacing(CARDINAL, "refund/approved: refunded", "refund: refunded");

        assertTold("result.state.refund: the state comes from 2 places; write a word for each, joined by slashes");
    }

    @Test
    void asksForAStateThatIsOfInterest() {
        String paywave = contracts.text(PAYWAVE);
        contracts.with(PAYWAVE, paywave.replaceAll("(payment\\.[a-z]+): [a-z]+(?= *[\n#])", "$1: ignored"));

        assertThat(contracts.told())
                .containsExactly("result.state: no word of the provider means a state; write one like paid: captured");
    }

    @Test
    void takesTheFirstOfSeveralReferences() {
        contracts.replacing(
                PAYWAVE, "providerReference: data.payment", "providerReference: data.original or data.payment?");

        assertThat(callback("paywave").result().providerReference())
                .contains(new Field(
                        List.of(FieldPath.of("data.original"), FieldPath.of("data.payment")), true, Optional.empty()));
    }

    // adyen

    @Test
    void readsWhatAdyenSigns() {
        adyen();

        assertThat(callback("paywave").result().all())
                .extracting(FieldPath::toString)
                .containsExactly(
                        "merchantReference",
                        "originalReference",
                        "pspReference",
                        "amount.value",
                        "amount.currency",
                        "eventCode",
                        "success");
    }

    @Test
    void refusesWhatAdyenDoesNotSign() {
        adyen();
        contracts
                .replacing(PAYWAVE, "  amount: amount.value", "  amount: amount.value\n  at: eventDate")
                .replacing(PAYWAVE, "from: [eventCode, success]", "from: [eventCode, reason]");

        assertThat(contracts.told())
                .hasSize(2)
                .anyMatch(told -> told.startsWith("result.at: the scheme does not sign eventDate; "))
                .anyMatch(told -> told.startsWith("result.state.from[1]: the scheme does not sign reason; "));
    }

    private void adyen() {
        contracts.with(PAYWAVE, withoutCallback(contracts.text(PAYWAVE)) + """
                callback: {scheme: adyen, secrets: [paywave-callback]}
                result:
                  reference: merchantReference
                  providerReference: originalReference or pspReference
                  amount: amount.value
                  currency: amount.currency
                  state: {from: [eventCode, success], AUTHORISATION/true: authorized, REPORT_AVAILABLE/true: ignored}
                """);
    }

    private static String withoutCallback(String contract) {
        return contract.substring(0, contract.indexOf("callback:"))
                + contract.substring(contract.indexOf("connection:"));
    }

    private static Field field(String path, boolean optional, Conversion conversion) {
        return new Field(List.of(FieldPath.of(path)), optional, Optional.ofNullable(conversion));
    }

    private Callback callback(String partner) {
        return contracts.contract(partner).callback().orElseThrow();
    }

    private void assertTold(String problem) {
        assertThat(contracts.told()).containsExactly(problem);
    }
}
