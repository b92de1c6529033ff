package org.partnerhub.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** An Ed25519 key pair (RFC 8032) that is made of 32 bytes, and always the same of the same. Thread-safe. */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** @param seed RFC 8032 calls it the private key; the caller may wipe it afterwards */
    static SigningKey of(byte[] seed) {
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            SigningKey key = new SigningKey(secret, publicKey(seed));
            key.verifyItself();
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot do " + ALGORITHM, e);
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot sign with " + ALGORITHM, e);
        }
    }

    /** Whether the signature is by this key; one that is none at all is not. */
    boolean verify(byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(open);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException noSignature) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot verify with " + ALGORITHM, e);
        }
    }

    /** As X.509 has it (SubjectPublicKeyInfo, RFC 8410): 44 bytes, the last 32 of which are the key. */
    byte[] publicKey() {
        return open.getEncoded();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }

    /** The JDK tells the public key of a private one only when it draws both, so it draws this one. */
    private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** A runtime that draws a key in another way must not go unnoticed. */
    private void verifyItself() {
        byte[] message = {1};
        if (!verify(message, sign(message))) {
            throw new IllegalStateException("this Java runtime draws " + ALGORITHM + " keys in a way of its own");
        }
    }

    /** Gives the seed instead of chance. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
