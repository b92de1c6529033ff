package org.partnerhub.sandbox;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * A place in bytes of any kind where something may begin that the vault has sealed: a version (1 byte), a nonce (12), the
 * encrypted text and its tag (16). Here a key opens it without what it is bound to: AES-GCM encrypts as AES-CTR does, from the
 * counter 2 on (NIST SP 800-38D, 7.1), and only its tag knows of the rest.
 */
record SealedBytes(byte[] bytes, int start) {

    static final int NONCE = 12;
    static final int TAG = 16;
    /** Of AES, in bytes. */
    static final int BLOCK = 16;

    static final byte VERSION = 1;

    private static final int FIRST_COUNTER = 2;

    /** All places where a text of at least so many bytes may stand. */
    static List<SealedBytes> in(byte[] bytes, int shortest) {
        List<SealedBytes> places = new ArrayList<>();
        for (int at = 0; at + 1 + NONCE + shortest + TAG <= bytes.length; at++) {
            if (bytes[at] == VERSION) {
                places.add(new SealedBytes(bytes, at));
            }
        }
        return places;
    }

    byte[] nonce() {
        return Arrays.copyOfRange(bytes, start + 1, start + 1 + NONCE);
    }

    /** What follows the nonce, as far as there is so much. */
    byte[] text(int length) {
        int from = start + 1 + NONCE;
        return Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length));
    }

    /** The tag behind a text of this length. */
    byte[] tag(int length) {
        int from = start + 1 + NONCE + length;
        return Arrays.copyOfRange(bytes, from, from + TAG);
    }

    /** What the key encrypts to get the first block of its key stream. */
    byte[] firstCounter() {
        return ByteBuffer.allocate(BLOCK).put(nonce()).putInt(FIRST_COUNTER).array();
    }

    /** What the key makes of the text, be it sealed under it or not. */
    byte[] opened(SecretKey key, int length) {
        return cipher("AES/CTR/NoPadding", key, new IvParameterSpec(firstCounter()), new byte[0], text(length));
    }

    /** What the vault would have behind the nonce: the encrypted text and its tag. */
    static byte[] sealed(SecretKey key, byte[] nonce, byte[] associated, byte[] plain) {
        return cipher("AES/GCM/NoPadding", key, new GCMParameterSpec(TAG * Byte.SIZE, nonce), associated, plain);
    }

    private static byte[] cipher(
            String algorithm, SecretKey key, AlgorithmParameterSpec parameters, byte[] associated, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            if (associated.length > 0) {
                cipher.updateAAD(associated);
            }
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot do " + algorithm, e);
        }
    }
}
