package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/**
 * Keys for one use each, derived from a key that lasts: HMAC-SHA256 (RFC 2104) of the name of the use. What is learned of
 * one of them tells nothing of the others.
 */
final class Derivation {

    private static final String ALGORITHM = "HmacSHA256";

    private Derivation() {}

    /** 32 bytes, to be made into a key of another kind. */
    static byte[] seed(WipeableKey key, String use) {
        return hash(keyed(key), use.getBytes(UTF_8));
    }

    /** Keyed for the use, and never to be updated: {@link #hash} works on a clone, so threads may share it. */
    static Mac derived(WipeableKey key, String use) {
        WipeableKey ofUse = new WipeableKey(seed(key, use));
        try {
            return keyed(ofUse);
        } finally {
            ofUse.destroy();
        }
    }

    static byte[] hash(Mac keyed, byte[] text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime cannot clone " + ALGORITHM, e);
        }
    }

    private static Mac keyed(WipeableKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot do " + ALGORITHM, e);
        }
    }
}
