package org.partnerhub.callback;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The provider's public key of Standard Webhooks v1a (Ed25519, RFC 8032). */
record PublicWebhookKey(PublicKey key) implements WebhookKey {

    static final String PREFIX = "whpk_";

    private static final String VERSION = "v1a,";
    private static final int LENGTH = 32;
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger OF_ORDER_EIGHT =
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");

    /** The second coordinates of the points of small order: under such a key, anybody's signature verifies. */
    private static final Set<BigInteger> WEAK = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            OF_ORDER_EIGHT,
            PRIME.subtract(OF_ORDER_EIGHT));

    static PublicWebhookKey of(SigningSecrets.Named secret) {
        byte[] bytes = WebhookKey.decode(secret.text(), PREFIX);
        if (bytes.length == LENGTH) {
            EdECPoint point = point(bytes);
            if (!WEAK.contains(point.getY())) {
                return new PublicWebhookKey(key(point, secret.name()));
            }
        }
        throw notAKey(secret.name());
    }

    /** Little-endian, with the sign of the first coordinate in the last bit. */
    private static EdECPoint point(byte[] bytes) {
        byte[] bigEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bigEndian[i] = bytes[LENGTH - 1 - i];
        }
        boolean odd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7F;
        return new EdECPoint(odd, new BigInteger(1, bigEndian));
    }

    private static PublicKey key(EdECPoint point, String name) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
            // whether it is a point, written in the one way that is allowed, shows only now
            verify(key, new byte[64]);
            return key;
        } catch (GeneralSecurityException notOnTheCurve) {
            throw notAKey(name);
        }
    }

    private static BadSecretException notAKey(String name) {
        return new BadSecretException(name, "whpk_ and an Ed25519 public key, 32 bytes in Base64");
    }

    @Override
    public boolean signed(List<String> entries, byte[]... content) {
        boolean signed = false;
        for (String entry : entries) {
            signed |= entry.startsWith(VERSION) && isSignature(entry.substring(VERSION.length()), content);
        }
        return signed;
    }

    private boolean isSignature(String text, byte[]... content) {
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            // other texts that decode to the same bytes are not what the provider wrote
            return Base64.getEncoder().encodeToString(signature).equals(text) && verify(key, signature, content);
        } catch (IllegalArgumentException | SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key was tried before", impossible);
        }
    }

    private static boolean verify(PublicKey key, byte[] signature, byte[]... content) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        for (byte[] part : content) {
            ed25519.update(part);
        }
        return ed25519.verify(signature);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
