package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.callback.SignedCallback.NOW;
import static org.partnerhub.callback.SignedCallback.by;
import static org.partnerhub.callback.Verified.header;
import static org.partnerhub.callback.Verified.verifier;
import static org.partnerhub.callback.Verified.verify;
import static org.partnerhub.callback.Verified.with;
import static org.partnerhub.callback.Verified.without;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.callback.SignedCallback.Way;

/** What all schemes have in common, and what is particular to each. */
class SigningTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String SIGNATURES = "webhook-signature";

    // all

    @ParameterizedTest
    @EnumSource
    void takesWhatTheProviderSigned(Way way) {
        assertThat(verify(by(way))).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatAnotherProviderSigned(Way way) {
        assertRefused(verify(way, by(way).request(true)), RefusalCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherAmount(Way way) {
        CallbackRequest request = by(way).request();
        byte[] body = new String(request.body(), UTF_8).replace("5980", "5981").getBytes(UTF_8);

        assertRefused(verify(way, new CallbackRequest(request.headers(), body)), RefusalCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsTooLongBeforeItIsHashed(Way way) {
        SignedCallback callback = by(way);
        String blanks = " ".repeat(CallbackVerifier.MAX_BODY);

        assertRefused(verify(callback.withBody(callback.body() + blanks)), RefusalCode.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatAnyOfSeveralSecretsSigned(Way way) {
        Map<String, String> texts = Map.of("last", way.secret(true), "next", way.secret(false));
        CallbackVerifier verifier = CallbackVerifier.of(Settings.of(way.scheme(), "last", "next"), texts::get, CLOCK);

        assertThat(verifier.verify(by(way).request(false))).isInstanceOf(Verdict.Genuine.class);
        assertThat(verifier.verify(by(way).request(true))).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @EnumSource
    void readsASecretAnewForEachCallback(Way way) {
        Map<String, String> texts = new HashMap<>(Map.of("secret", way.secret(true)));
        CallbackVerifier verifier = CallbackVerifier.of(Settings.of(way.scheme(), "secret"), texts::get, CLOCK);
        assertRefused(verifier.verify(by(way).request()), RefusalCode.SIGNATURE_WRONG);

        texts.put("secret", way.secret(false));

        assertThat(verifier.verify(by(way).request())).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "V1, whsec_c2hvcnQ=",
        "V1, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
        "V1, MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "V1A, whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOig==",
        "STRIPE, '  '",
        "SHA256, ' secret with blanks '",
        "ADYEN, 44782DEF547AAA06C910C43932B1EB0",
        "ADYEN, 44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA05X",
    })
    void namesASecretThatCannotBeUsed(Way way, String text) {
        CallbackVerifier verifier =
                CallbackVerifier.of(Settings.of(way.scheme(), "paywave-callback"), name -> text, CLOCK);

        assertThatThrownBy(verifier::checkSecrets)
                .isInstanceOf(BadSecretException.class)
                .hasMessageContaining("'paywave-callback'")
                .hasMessageNotContaining(text);
        assertThatThrownBy(() -> verifier.verify(by(way).request())).isInstanceOf(BadSecretException.class);
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingWrongWithGoodSecrets(Way way) {
        verifier(way).checkSecrets();
    }

    @Test
    void printsNothingOfARequest() {
        CallbackRequest request = by(Way.STRIPE).request();

        assertThat(request).hasToString("[redacted]");
        assertThat(verify(by(Way.V1)).toString()).doesNotContain("SO-2026", "pay_7", "msg_2N");
    }

    // headers

    @ParameterizedTest
    @CsvSource({
        "V1, webhook-id",
        "V1, webhook-timestamp",
        "V1, webhook-signature",
        "V1A, webhook-signature",
        "STRIPE, stripe-signature",
        "SHA256, x-signature",
    })
    void needsEachHeaderOnce(Way way, String name) {
        CallbackRequest request = by(way).request();
        String value = header(request, name);

        assertRefused(verify(way, without(request, name)), RefusalCode.SIGNATURE_MISSING);
        assertRefused(verify(way, with(request, name, value, value)), RefusalCode.DUPLICATE_HEADER);
        assertRefused(verify(way, with(request, name, "")), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void takesAHeaderInWhateverCase() {
        CallbackRequest request = by(Way.SHA256).request();
        String value = header(request, "x-signature");

        assertThat(verify(Way.SHA256, new CallbackRequest(Map.of("X-Signature", List.of(value)), request.body())))
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                verify(
                        Way.SHA256,
                        new CallbackRequest(
                                Map.of("X-Signature", List.of(value), "x-signature", List.of(value)), request.body())),
                RefusalCode.DUPLICATE_HEADER);
    }

    // windows

    @ParameterizedTest
    @CsvSource({"V1, -300", "V1, 300", "V1A, -300", "STRIPE, -300", "STRIPE, 300"})
    void takesWhatWasSignedAtTheEdgeOfTheWindow(Way way, long seconds) {
        assertThat(verify(by(way).at(NOW + seconds))).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @CsvSource({"V1, -301", "V1, 301", "V1A, -301", "V1A, 301", "STRIPE, -301", "STRIPE, 301", "V1, 99999"})
    void refusesWhatWasSignedBeyondIt(Way way, long seconds) {
        assertRefused(verify(by(way).at(NOW + seconds)), RefusalCode.OUTSIDE_WINDOW);
    }

    @Test
    void measuresTheWindowToTheMillisecond() {
        Instant edge = Instant.ofEpochSecond(NOW + 300);
        CallbackRequest request = by(Way.V1).request();

        assertThat(verifier(Way.V1, edge).verify(request)).isInstanceOf(Verdict.Genuine.class);
        assertRefused(verifier(Way.V1, edge.plusMillis(1)).verify(request), RefusalCode.OUTSIDE_WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1732090530", "1732090530.0", "1732090530 ", "17e8", "999999999999", "١٧٣٢"})
    void refusesATimeThatIsNotWrittenAsOne(String seconds) {
        assertRefused(
                verify(Way.V1, with(by(Way.V1).request(), "webhook-timestamp", seconds)),
                RefusalCode.SIGNATURE_MALFORMED);
        assertRefused(
                verify(Way.STRIPE, with(by(Way.STRIPE).request(), "stripe-signature", "t=" + seconds + ",v1=00")),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    // Standard Webhooks

    @ParameterizedTest
    @EnumSource(names = {"V1", "V1A"})
    void takesOneRightSignatureAmongOthers(Way way) {
        CallbackRequest request = by(way).request();
        String right = header(request, SIGNATURES);

        assertThat(verify(way, with(request, SIGNATURES, "v2,other v1,bad-base64 v1a,AAAA " + right)))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verify(way, with(request, SIGNATURES, right + " nonsense"))).isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                verify(way, with(request, SIGNATURES, "v2" + right.substring(right.indexOf(',')))),
                RefusalCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V1A"})
    void refusesMoreSignaturesThanAnybodySends(Way way) {
        CallbackRequest request = by(way).request();
        String many = IntStream.range(0, 16).mapToObj(i -> " v1,AAAA").collect(Collectors.joining());

        assertRefused(
                verify(way, with(request, SIGNATURES, header(request, SIGNATURES) + many)),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void neverUsesAPublicKeyAsASharedOne() {
        SignedCallback callback = by(Way.V1A);
        String publicKey = Way.V1A.secret(false);
        byte[] content = ("msg_2N." + NOW + "." + callback.body()).getBytes(UTF_8);
        for (byte[] key :
                List.of(Base64.getDecoder().decode(publicKey.substring("whpk_".length())), publicKey.getBytes(UTF_8))) {
            String forged = "v1," + SignedCallback.base64(SignedCallback.hmac(key, content));

            assertRefused(verify(Way.V1A, with(callback.request(), SIGNATURES, forged)), RefusalCode.SIGNATURE_WRONG);
        }
    }

    /** Under these keys the all-zero signature, or one like it, verifies for one text in eight. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "7P///////////////////////////////////////38=",
                "JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU=",
                "xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA3o=",
                "JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/IU=",
                "7f///////////////////////////////////////38=",
                "7v///////////////////////////////////////38=",
                "/////////////////////////////////////////38=",
                "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            })
    void refusesAPublicKeyUnderWhichAnybodyCanSign(String weak) {
        CallbackVerifier verifier =
                CallbackVerifier.of(Settings.of(Way.V1A.scheme(), "secret"), name -> "whpk_" + weak, CLOCK);

        assertThatThrownBy(verifier::checkSecrets).isInstanceOf(BadSecretException.class);
    }

    // spellings

    @Test
    void refusesOtherSpellingsOfTheSameSignature() {
        for (Way way : List.of(Way.V1, Way.V1A)) {
            CallbackRequest request = by(way).request();
            for (String other : Spellings.ofBase64(header(request, SIGNATURES))) {
                assertThat(verify(way, with(request, SIGNATURES, other)))
                        .as(way.name())
                        .isInstanceOf(Verdict.Refused.class);
            }
        }
    }

    @Test
    void refusesTheSameDigitsInUpperCase() {
        CallbackRequest stripe = by(Way.STRIPE).request();
        CallbackRequest sha256 = by(Way.SHA256).request();
        String upper = header(stripe, "stripe-signature").toUpperCase(Locale.ROOT);

        assertRefused(
                verify(
                        Way.STRIPE,
                        with(
                                stripe,
                                "stripe-signature",
                                upper.replace("T=", "t=").replace("V1=", "v1="))),
                RefusalCode.SIGNATURE_WRONG);
        String digits = header(sha256, "x-signature").toUpperCase(Locale.ROOT).replace("SHA256=", "");
        assertRefused(verify(Way.SHA256, with(sha256, "x-signature", "sha256=" + digits)), RefusalCode.SIGNATURE_WRONG);
        assertRefused(
                verify(Way.SHA256, with(sha256, "x-signature", "SHA256=" + digits.toLowerCase(Locale.ROOT))),
                RefusalCode.SIGNATURE_MALFORMED);
    }

    // Stripe

    @Test
    void takesAnyV1OfStripeAndNoV0() {
        CallbackRequest request = by(Way.STRIPE).request();
        String right = header(request, "stripe-signature");
        String digits = right.substring(right.indexOf("v1=") + 3);
        String time = "t=" + NOW;

        assertThat(verify(Way.STRIPE, with(request, "stripe-signature", time + ",v1=00,v1=" + digits)))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verify(Way.STRIPE, with(request, "stripe-signature", time + ",v0=00,v1=" + digits)))
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                verify(Way.STRIPE, with(request, "stripe-signature", time + ",v0=" + digits)),
                RefusalCode.SIGNATURE_WRONG);
        assertRefused(
                verify(Way.STRIPE, with(request, "stripe-signature", time + "," + time + ",v1=" + digits)),
                RefusalCode.SIGNATURE_MALFORMED);
        assertRefused(
                verify(Way.STRIPE, with(request, "stripe-signature", "v1=" + digits)), RefusalCode.SIGNATURE_MALFORMED);
    }

    @Test
    void doesNotStripThePrefixOfStripesSecret() {
        String secret = Way.STRIPE.secret(false);
        SignedCallback callback = by(Way.STRIPE);
        String stripped = SignedCallback.hex(secret.substring("whsec_".length()), NOW + "." + callback.body());

        assertRefused(
                verify(Way.STRIPE, with(callback.request(), "stripe-signature", "t=" + NOW + ",v1=" + stripped)),
                RefusalCode.SIGNATURE_WRONG);
    }

    private static void assertRefused(Verdict verdict, RefusalCode code) {
        assertThat(verdict).isEqualTo(new Verdict.Refused(code));
    }
}
