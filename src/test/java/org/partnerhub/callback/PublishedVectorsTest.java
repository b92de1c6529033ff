package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.contract.Callback.Scheme;

/** What the schemes' own documents and libraries say is right, and the same with one character changed. */
class PublishedVectorsTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void standardWebhooksV1() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        assertOnlyGenuine(secret, 1_614_265_330, ID, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", BODY);
    }

    @Test
    void standardWebhooksV1a() {
        String secret = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

        assertOnlyGenuine(
                secret,
                1_614_265_330,
                ID,
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
                BODY);
    }

    @Test
    void svixWhoseSecretIsShorterThanTheStandardAsks() {
        assertOnlyGenuine(
                "whsec_plJ3nmyCDGBKInavdOK15jsl",
                1_731_705_121,
                "msg_loFOjxBNrRLzqYUf",
                "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
                "{\"event_type\":\"ping\",\"data\":{\"success\":true}}");
    }

    private static void assertOnlyGenuine(String secret, long time, String id, String signature, String body) {
        CallbackVerifier verifier = verifier(Scheme.STANDARD_WEBHOOKS, secret, time);

        assertThat(isGenuine(verifier, webhook(id, time, signature), body)).isTrue();
        assertThat(isGenuine(verifier, webhook(id, time, signature), body + " "))
                .isFalse();
        assertThat(isGenuine(verifier, webhook(id + "x", time, signature), body))
                .isFalse();
        assertThat(isGenuine(verifier, webhook(id, time + 1, signature), body)).isFalse();
        assertThat(isGenuine(verifier, webhook(id, time, flipped(signature)), body))
                .isFalse();
    }

    private static String flipped(String signature) {
        int at = signature.length() - 8;
        char other = signature.charAt(at) == 'A' ? 'B' : 'A';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    private static Map<String, List<String>> webhook(String id, long seconds, String signature) {
        return Map.of(
                "webhook-id",
                List.of(id),
                "webhook-timestamp",
                List.of(Long.toString(seconds)),
                "webhook-signature",
                List.of(signature));
    }

    /** Computed by {@code openssl dgst -sha256 -hmac}; Stripe publishes no signature together with its secret. */
    @Test
    void stripe() {
        CallbackVerifier verifier = verifier(Scheme.STRIPE, "whsec_test_secret", 1_614_265_330);
        String body = "{\"id\":\"evt_1\",\"type\":\"charge.succeeded\"}";
        String digits = "a77f58ed88dac6c2cb9d24f149d7424c41f234b3beb04e25d9492b330816350e";
        Map<String, List<String>> headers = Map.of("stripe-signature", List.of("t=1614265330,v1=" + digits + ",v0=00"));

        assertThat(isGenuine(verifier, headers, body)).isTrue();
        assertThat(isGenuine(verifier, headers, body + "\n")).isFalse();
        assertThat(isGenuine(verifier, Map.of("stripe-signature", List.of("t=1614265330,v1=00,v0=" + digits)), body))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "It's a Secret to Everybody; 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17; "
                        + "Hello, World!",
                "mysecret; 4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3; {\"foo\":\"bar\"}",
            })
    void gitHub(String secret, String digits, String body) {
        CallbackVerifier verifier = verifier(Scheme.SHA256, secret, 0);
        Map<String, List<String>> headers = Map.of("x-signature", List.of("sha256=" + digits));

        assertThat(isGenuine(verifier, headers, body)).isTrue();
        assertThat(isGenuine(verifier, headers, body + " ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                // Adyen's documentation
                "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056, 7914073381342284, null, TestMerchant, "
                        + "TestPayment-1407325143704, 1130, AUTHORISATION, coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=",
                // Adyen's libraries for PHP and Node.js
                "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00, 7914073381342284, null, TestMerchant, "
                        + "TestPayment-1407325143704, 1130, AUTHORISATION, Ny9gS2veKo5E4w8/OL6xz1/wvT/hYkAXy1xNc/QvO4I=",
                "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00, pspReference, originalReference, "
                        + "merchantAccount, reference, 1000, EVENT, ipnxGCaUZ4l8TUW75a71/ghd2Fe5ffvX0pV4TLTntIc=",
                "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00, pspReference, originalReference, "
                        + "merchantAccount, reference, 1000, REPORT_AVAILABLE, "
                        + "ZNBPtI+oDyyRrLyD1XirkKnQgIAlFc07Vj27TeHsDRE=",
                // the shop's own reference may hold the colon that joins the values
                "DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00, 8836158720123456, null, TestMerchant, "
                        + "order:local:1, 1990, AUTHORISATION, yuLSQfbPL/bHoA3DQeTlnJ5H3fViCEqlk8rldvw7rMA=",
            })
    void adyen(
            String key,
            String psp,
            String original,
            String account,
            String reference,
            int value,
            String event,
            String signature) {
        CallbackVerifier verifier = verifier(Scheme.ADYEN, key, 0);
        String body = """
                {"live":"false","notificationItems":[{"NotificationRequestItem":{"additionalData":{"hmacSignature":"%s"},
                "pspReference":"%s","originalReference":%s,"merchantAccountCode":"%s","merchantReference":"%s",
                "amount":{"value":%d,"currency":"EUR"},"eventCode":"%s","success":"true"}}]}
                """.formatted(
                signature, psp, original == null ? "null" : "\"" + original + "\"", account, reference, value, event);

        assertThat(isGenuine(verifier, Map.of(), body)).isTrue();
        assertThat(isGenuine(verifier, Map.of(), body.replace("EUR", "USD"))).isFalse();
        assertThat(isGenuine(verifier, Map.of(), body.replace("\"value\":", "\"value\":1")))
                .isFalse();
    }

    private static boolean isGenuine(CallbackVerifier verifier, Map<String, List<String>> headers, String body) {
        return !(verifier.verify(new CallbackRequest(headers, body.getBytes(UTF_8))) instanceof Verdict.Refused);
    }

    private static CallbackVerifier verifier(Scheme scheme, String secret, long now) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        return CallbackVerifier.of(Settings.of(scheme, "secret"), name -> secret, clock);
    }
}
