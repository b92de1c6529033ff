package org.partnerhub.opendsr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedCertificatesTest {

    private static final String DOMAIN = "opendsr.paywave.example";
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-20T08:15:30Z"), ZoneOffset.UTC);
    private static final byte[] BODY =
            "{\"subject_request_id\":\"a7551968-d5d6-44b2-9831-815ac9017798\",\"request_status\":\"completed\"}"
                    .getBytes(UTF_8);

    private static SigningKey key;
    private static SigningKey next;
    private static SigningKey past;

    @BeforeAll
    static void makeKeys() {
        key = SigningKey.of(DOMAIN);
        next = SigningKey.of(DOMAIN);
        past = SigningKey.valid(DOMAIN, "2026/01/01 00:00:00", 300);
    }

    @Test
    void takesWhatThePinnedCertificateHasSigned() {
        assertThat(pinned(key.pem()).check(DOMAIN, key.sign(BODY), BODY)).isEqualTo(Seal.GENUINE);
        assertThat(pinned(key.pem()).check("OpenDSR.PayWave.example", key.sign(BODY), BODY))
                .as("domains have no case")
                .isEqualTo(Seal.GENUINE);
    }

    @Test
    void takesNoBodyOfWhichASingleBitIsAnother() {
        PinnedCertificates pinned = pinned(key.pem());
        String signature = key.sign(BODY);

        for (int bit = 0; bit < BODY.length * 8; bit++) {
            assertThat(pinned.check(DOMAIN, signature, flipped(BODY, bit)))
                    .as("bit %d", bit)
                    .isEqualTo(Seal.NOT_GENUINE);
        }
    }

    @Test
    void takesNoBodyThatIsLongerOrShorterByAByte() {
        PinnedCertificates pinned = pinned(key.pem());
        String signature = key.sign(BODY);
        byte[] longer = Arrays.copyOf(BODY, BODY.length + 1);

        for (int last = 0; last < 256; last++) {
            longer[BODY.length] = (byte) last;
            assertThat(pinned.check(DOMAIN, signature, longer)).isEqualTo(Seal.NOT_GENUINE);
        }
        for (int length = 0; length < BODY.length; length++) {
            assertThat(pinned.check(DOMAIN, signature, Arrays.copyOf(BODY, length)))
                    .isEqualTo(Seal.NOT_GENUINE);
        }
    }

    @Test
    void takesNoSignatureOfWhichASingleBitIsAnother() {
        PinnedCertificates pinned = pinned(key.pem());
        byte[] signature = key.signature(BODY);

        for (int bit = 0; bit < signature.length * 8; bit++) {
            String other = Base64.getEncoder().encodeToString(flipped(signature, bit));
            assertThat(pinned.check(DOMAIN, other, BODY)).as("bit %d", bit).isEqualTo(Seal.NOT_GENUINE);
        }
    }

    @Test
    void takesNoSignatureInAnotherSpelling() {
        PinnedCertificates pinned = pinned(key.pem());
        // 256 bytes: the last character before == has four bits that mean nothing
        String signature = key.sign(BODY);
        int last = signature.length() - 3;
        char other = (char) (signature.charAt(last) + 1);

        assertThat(Base64.getDecoder().decode(signature.substring(0, last) + other + "=="))
                .as("the decoder sees no difference")
                .isEqualTo(key.signature(BODY));
        assertThat(List.of(
                        signature.substring(0, last) + other + "==",
                        signature.substring(0, last + 1),
                        signature + " ",
                        " " + signature,
                        signature + signature,
                        signature.replace('+', '-').replace('/', '_') + "-"))
                .allSatisfy(each -> assertThat(pinned.check(DOMAIN, each, BODY)).isEqualTo(Seal.NOT_GENUINE));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"no signature", "===="})
    void takesNoBodyThatIsNotSigned(String signature) {
        assertThat(pinned(key.pem()).check(DOMAIN, signature, BODY)).isEqualTo(Seal.NOT_GENUINE);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "opendsr.other.example",
                "opendsr.paywave.example.",
                "paywave.example",
                "x.opendsr.paywave.example"
            })
    void takesNothingOfAnotherDomain(String domain) {
        assertThat(pinned(key.pem()).check(domain, key.sign(BODY), BODY)).isEqualTo(Seal.NOT_GENUINE);
    }

    @Test
    void takesNoHeaderThatIsThereTwice() {
        String signature = key.sign(BODY);

        assertThat(pinned(key.pem()).check(List.of(DOMAIN, DOMAIN), signature, BODY))
                .isEqualTo(Seal.NOT_GENUINE);
        assertThat(pinned(key.pem()).check(DOMAIN, List.of(signature, signature), BODY))
                .isEqualTo(Seal.NOT_GENUINE);
    }

    @Test
    void takesNoSignatureOfAnotherKeyOfTheSameDomain() {
        assertThat(pinned(key.pem()).check(DOMAIN, next.sign(BODY), BODY)).isEqualTo(Seal.NOT_GENUINE);
    }

    @Test
    void takesBothWhileThePartnerChangesItsCertificate() {
        PinnedCertificates pinned = pinned(key.pem() + next.pem());

        assertThat(pinned.check(DOMAIN, key.sign(BODY), BODY)).isEqualTo(Seal.GENUINE);
        assertThat(pinned.check(DOMAIN, next.sign(BODY), BODY)).isEqualTo(Seal.GENUINE);
    }

    @Test
    void takesNothingByACertificateOutOfItsTime() {
        SigningKey future = SigningKey.valid(DOMAIN, "2026/11/21 00:00:00", 365);

        assertThat(pinned(past.pem()).check(DOMAIN, past.sign(BODY), BODY)).isEqualTo(Seal.CERTIFICATE_NOT_VALID);
        assertThat(pinned(future.pem()).check(DOMAIN, future.sign(BODY), BODY)).isEqualTo(Seal.CERTIFICATE_NOT_VALID);
        assertThat(pinned(past.pem() + key.pem()).check(DOMAIN, past.sign(BODY), BODY))
                .as("beside one that is valid")
                .isEqualTo(Seal.CERTIFICATE_NOT_VALID);
        assertThat(pinned(past.pem() + key.pem()).check(DOMAIN, key.sign(BODY), BODY))
                .isEqualTo(Seal.GENUINE);
    }

    @Test
    void tellsThatACertificateHasBecomeUnreadable() {
        assertThat(pinned("rubbish").check(DOMAIN, key.sign(BODY), BODY)).isEqualTo(Seal.CERTIFICATE_UNREADABLE);
    }

    @Test
    void pinsACertificateThatNamesTheDomain() {
        assertThatCode(() -> pinned(key.pem()).read()).doesNotThrowAnyException();
        assertThatCode(() -> pinned(SigningKey.named("PayWave", "dns:" + DOMAIN).pem())
                        .read())
                .doesNotThrowAnyException();
        assertRefused(SigningKey.of("opendsr.other.example").pem(), "is not issued to opendsr.paywave.example");
        assertRefused(
                SigningKey.named(DOMAIN, "dns:opendsr.other.example").pem(),
                "is not issued to opendsr.paywave.example");
        assertRefused(
                key.pem() + SigningKey.of("opendsr.other.example").pem(), "is not issued to opendsr.paywave.example");
    }

    @Test
    void pinsNoOtherKindOfKey() {
        assertRefused(SigningKey.ofKind("EC", "256", DOMAIN).pem(), "is not of an RSA key of at least 2048 bits");
        assertRefused(SigningKey.ofKind("RSA", "1024", DOMAIN).pem(), "is not of an RSA key of at least 2048 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void pinsNothingElse(String pem) {
        assertRefused(pem, "is not a certificate in PEM");
    }

    private static void assertRefused(String pem, String problem) {
        assertThatThrownBy(() -> pinned(pem).read())
                .isInstanceOf(BadCertificateException.class)
                .hasMessage(problem);
    }

    private static PinnedCertificates pinned(String pem) {
        return new PinnedCertificates(DOMAIN, () -> pem, NOW);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}
