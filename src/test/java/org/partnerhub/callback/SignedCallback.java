package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.partnerhub.contract.Callback.Scheme;

/**
 * A callback as its provider sends it, signed by code of the tests' own; right at first, changed in one thing.
 *
 * @param id the event, for schemes whose headers say it
 * @param seconds the time of signing
 */
record SignedCallback(Way way, String id, long seconds, String body) {

    static final long NOW = 1_732_090_530L;

    private static final KeyPair ED25519 = keyPair();
    private static final KeyPair ANOTHER_ED25519 = keyPair();

    /** The five ways to sign; Standard Webhooks has two. */
    enum Way {
        V1(Scheme.STANDARD_WEBHOOKS),
        V1A(Scheme.STANDARD_WEBHOOKS),
        STRIPE(Scheme.STRIPE),
        ADYEN(Scheme.ADYEN),
        SHA256(Scheme.SHA256);

        private final Scheme scheme;

        Way(Scheme scheme) {
            this.scheme = scheme;
        }

        Scheme scheme() {
            return scheme;
        }

        /** The text of the provider's secret, or of another provider's. */
        String secret(boolean anothers) {
            String seed = anothers ? "another provider's" : "the provider's";
            byte[] key = hmac(seed.getBytes(UTF_8), name().getBytes(UTF_8));
            return switch (this) {
                case V1 -> "whsec_" + base64(key);
                case V1A -> "whpk_" + base64(publicBytes(anothers ? ANOTHER_ED25519 : ED25519));
                case STRIPE -> "whsec_" + HexFormat.of().formatHex(key);
                case ADYEN -> HexFormat.of().withUpperCase().formatHex(key);
                case SHA256 -> base64(key);
            };
        }
    }

    static SignedCallback by(Way way) {
        return new SignedCallback(way, "msg_2N", NOW, way == Way.ADYEN ? ADYEN_BODY : BODY);
    }

    private static final String BODY = """
            {"id":"evt_81","type":"payment.captured","at":"2024-11-20T08:15:30Z","data":{"reference":"SO-2026-000123",\
            "payment":"pay_7","amount":{"value":5980,"currency":"EUR"},"note":"gift wrap"}}""";

    private static final String ADYEN_BODY = """
            {"live":"false","notificationItems":[{"NotificationRequestItem":{"additionalData":{"hmacSignature":"%s"},\
            "amount":{"currency":"EUR","value":5980},"eventCode":"AUTHORISATION","eventDate":"2024-11-20T09:15:30+01:00",\
            "merchantAccountCode":"ExampleShop","merchantReference":"SO-2026-000123","pspReference":"8536214160615591",\
            "reason":"gift wrap","success":"true"}}]}""";

    private static final String ADYEN_SIGNED =
            "8536214160615591::ExampleShop:SO-2026-000123:5980:EUR:AUTHORISATION:true";

    SignedCallback at(long time) {
        return new SignedCallback(way, id, time, body);
    }

    SignedCallback withBody(String text) {
        return new SignedCallback(way, id, seconds, text);
    }

    SignedCallback replacing(String before, String after) {
        if (!body.contains(before)) {
            throw new IllegalArgumentException("the body has no " + before);
        }
        return withBody(body.replace(before, after));
    }

    /** The request, signed with the provider's secret. */
    CallbackRequest request() {
        return request(false);
    }

    CallbackRequest request(boolean byAnother) {
        return new CallbackRequest(headers(byAnother), bytes(byAnother));
    }

    private byte[] bytes(boolean byAnother) {
        if (way != Way.ADYEN) {
            return body.getBytes(UTF_8);
        }
        byte[] key = HexFormat.of().parseHex(way.secret(byAnother));
        return body.replace("%s", base64(hmac(key, ADYEN_SIGNED.getBytes(UTF_8))))
                .getBytes(UTF_8);
    }

    private Map<String, List<String>> headers(boolean byAnother) {
        String secret = way.secret(byAnother);
        byte[] content = (id + "." + seconds + "." + body).getBytes(UTF_8);
        return switch (way) {
            case V1 ->
                webhook("v1," + base64(hmac(Base64.getDecoder().decode(secret.substring("whsec_".length())), content)));
            case V1A -> webhook("v1a," + base64(signature(byAnother ? ANOTHER_ED25519 : ED25519, content)));
            case STRIPE ->
                Map.of("stripe-signature", List.of("t=" + seconds + ",v1=" + hex(secret, seconds + "." + body)));
            case ADYEN -> Map.of();
            case SHA256 -> Map.of("x-signature", List.of("sha256=" + hex(secret, body)));
        };
    }

    private Map<String, List<String>> webhook(String signature) {
        return Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(Long.toString(seconds)),
                "webhook-signature", List.of(signature));
    }

    static String hex(String secret, String content) {
        return HexFormat.of().formatHex(hmac(secret.getBytes(UTF_8), content.getBytes(UTF_8)));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] signature(KeyPair pair, byte[] content) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(content);
            return ed25519.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The last 32 bytes of the X.509 form (RFC 8410). */
    private static byte[] publicBytes(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return way.toString();
    }
}
