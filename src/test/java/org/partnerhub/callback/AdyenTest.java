package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.callback.SignedCallback.by;
import static org.partnerhub.callback.Verified.verify;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.callback.SignedCallback.Way;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;

class AdyenTest {

    private static final String ITEM = """
            {"NotificationRequestItem":{"additionalData":{"hmacSignature":"%s"},"pspReference":"%s",\
            "originalReference":"%s","merchantAccountCode":"Shop","merchantReference":"%s",\
            "amount":{"value":%d,"currency":"EUR"},"eventCode":"%s","success":"%s"}}""";

    private record Notification(
            String psp, String original, String reference, long value, String code, String success) {

        private String signature() {
            String content =
                    String.join(":", psp, original, "Shop", reference, Long.toString(value), "EUR", code, success);
            return SignedCallback.base64(
                    SignedCallback.hmac(HexFormat.of().parseHex(Way.ADYEN.secret(false)), content.getBytes(UTF_8)));
        }

        String json() {
            return json(signature());
        }

        String json(String signature) {
            return ITEM.formatted(signature, psp, original, reference, value, code, success);
        }
    }

    private static Notification authorisation() {
        return new Notification("P1", "", "SO-1", 5980, "AUTHORISATION", "true");
    }

    private static Notification refund() {
        return new Notification("P2", "P1", "SO-1", 1000, "REFUND", "true");
    }

    private static CallbackRequest request(String... items) {
        String body = "{\"live\":\"false\",\"notificationItems\":[" + String.join(",", items) + "]}";
        return new CallbackRequest(Map.of(), body.getBytes(UTF_8));
    }

    @Test
    void yieldsAResultForEachNotification() {
        Verdict verdict = verify(Way.ADYEN, request(authorisation().json(), refund().json()));

        assertThat(verdict)
                .isEqualTo(new Verdict.Genuine(
                        List.of(
                                new PaymentResult(
                                        "AUTHORISATION:P1",
                                        PaymentState.CAPTURED,
                                        "SO-1",
                                        Optional.of("P1"),
                                        5980,
                                        "EUR",
                                        Optional.empty()),
                                new PaymentResult(
                                        "REFUND:P2",
                                        PaymentState.REFUNDED,
                                        "SO-1",
                                        Optional.of("P1"),
                                        1000,
                                        "EUR",
                                        Optional.empty())),
                        List.of()));
    }

    @Test
    void refusesAllForOneWrongNotification() {
        String forged = refund().json(authorisation().signature());

        assertRefused(request(authorisation().json(), forged), RefusalCode.SIGNATURE_WRONG);
        assertRefused(request(forged, authorisation().json()), RefusalCode.SIGNATURE_WRONG);
    }

    @Test
    void refusesANotificationWithoutASignature() {
        String bare = authorisation().json().replace("hmacSignature", "other");

        assertRefused(request(authorisation().json(), bare), RefusalCode.SIGNATURE_MISSING);
        assertRefused(request("{}"), RefusalCode.SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"notificationItems\":[]}", "{\"notificationItems\":{}}", "[]", "x", ""})
    void refusesACallbackWithoutNotifications(String body) {
        assertRefused(new CallbackRequest(Map.of(), body.getBytes(UTF_8)), RefusalCode.MALFORMED_BODY);
    }

    @Test
    void refusesOtherSpellingsOfTheSameSignature() {
        for (String other : Spellings.ofBase64(authorisation().signature())) {
            String escaped = other.replace("\r", "\\r").replace("\n", "\\n");
            assertRefused(request(authorisation().json(escaped)), RefusalCode.SIGNATURE_WRONG);
        }
    }

    /** Values are joined by colons that nothing escapes: one in a value would let values be moved along the text. */
    @Test
    void refusesAColonWhereItWouldMoveValues() {
        Notification signed = new Notification("P1", "", "SO-1:7", 5980, "AUTHORISATION", "true");
        String moved = signed.json()
                .replace("\"merchantReference\":\"SO-1:7\"", "\"merchantReference\":\"7\"")
                .replace("\"merchantAccountCode\":\"Shop\"", "\"merchantAccountCode\":\"Shop:SO-1\"");

        assertThat(verify(Way.ADYEN, request(signed.json()))).isInstanceOf(Verdict.Genuine.class);
        assertRefused(request(moved), RefusalCode.MALFORMED_BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"value\":5980', '\"value\":\"5980\"'",
        "'\"value\":5980', '\"value\":5980.0'",
        "'\"success\":\"true\"', '\"success\":true'",
        "'\"pspReference\":\"P1\"', '\"pspReference\":[\"P1\"]'",
    })
    void refusesASignedValueOfAnotherType(String before, String after) {
        assertRefused(request(authorisation().json().replace(before, after)), RefusalCode.MALFORMED_BODY);
    }

    /** Half a surrogate pair becomes a question mark when it is hashed. */
    @Test
    void refusesWhatIsHashedLikeAnotherText() {
        Notification signed = new Notification("P1", "", "SO-?1", 5980, "AUTHORISATION", "true");

        assertThat(verify(Way.ADYEN, request(signed.json()))).isInstanceOf(Verdict.Genuine.class);
        assertRefused(request(signed.json().replace("SO-?1", "SO-\\ud8001")), RefusalCode.MALFORMED_BODY);
    }

    /** The checker refuses such a contract; were it there, it would read nothing. */
    @Test
    void hidesWhatIsNotSignedFromTheContract() {
        Callback adyen = Settings.of(Callback.Scheme.ADYEN, "secret");
        ResultMapping signed = adyen.result();
        ResultMapping reading = new ResultMapping(
                signed.event(),
                signed.reference(),
                Optional.of(Settings.optional("reason")),
                signed.amount(),
                signed.currency(),
                signed.at(),
                signed.states());
        Callback unchecked = new Callback(adyen.scheme(), adyen.secrets(), adyen.header(), adyen.window(), reading);
        CallbackVerifier verifier = CallbackVerifier.of(unchecked, name -> Way.ADYEN.secret(false), Clock.systemUTC());

        assertThat(verifier.verify(by(Way.ADYEN).request()))
                .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> assertThat(
                                genuine.results().get(0).providerReference())
                        .isEmpty());
    }

    @Test
    void tellsOneEventFromAnotherByCodeAndNumber() {
        assertThat(verify(by(Way.ADYEN))).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> assertThat(
                        genuine.results().get(0).eventId())
                .isEqualTo("AUTHORISATION:8536214160615591"));
    }

    @Test
    void takesNothingOfReportsThatAreOfNoInterest() {
        Notification report = new Notification("P1", "", "settlement-2026-11", 0, "REPORT_AVAILABLE", "true");

        assertThat(verify(Way.ADYEN, request(report.json()))).isEqualTo(new Verdict.Genuine(List.of(), List.of()));
    }

    private static void assertRefused(CallbackRequest request, RefusalCode code) {
        assertThat(verify(Way.ADYEN, request)).isEqualTo(new Verdict.Refused(code));
    }
}
