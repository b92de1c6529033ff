package org.partnerhub.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * What the proof of deletions is made with: an HMAC-SHA256 key that chains its entries, and an Ed25519 key pair that signs
 * what others are to keep. Both are derived from the ring's lasting key, so whoever has the database alone can make
 * neither. Thread-safe.
 */
public final class ProofKeys {

    private final Mac chain;
    private final SigningKey signing;

    ProofKeys(WipeableKey key) {
        this.chain = Derivation.derived(key, "proof-chain");
        byte[] seed = Derivation.seed(key, "proof-signature");
        this.signing = SigningKey.of(seed);
        Arrays.fill(seed, (byte) 0);
    }

    /** 32 bytes. */
    public byte[] mac(byte[] text) {
        return Derivation.hash(chain, text);
    }

    /** 64 bytes, the same for the same message. */
    public byte[] sign(byte[] message) {
        return signing.sign(message);
    }

    public boolean isSigned(byte[] message, byte[] signature) {
        return signing.verify(message, signature);
    }

    /** What others verify signatures with: an X.509 SubjectPublicKeyInfo (RFC 8410). */
    public byte[] publicKey() {
        return signing.publicKey();
    }

    /** By which others know the public key: its SHA-256, in lower-case hexadecimal digits. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "ProofKeys[redacted]";
    }
}
