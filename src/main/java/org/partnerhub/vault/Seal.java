package org.partnerhub.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with one reused cipher, hence for one thread. Sealed bytes are a version (1 byte), a random
 * nonce (12), the encrypted text, and its tag (16).
 */
final class Seal {

    static final int OVERHEAD = 1 + 12 + 16;

    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TEXT_OFFSET = 1 + NONCE_LENGTH;
    private static final int TAG_BITS = 128;

    /** Nonces to come: they are no secret, and many at once cost as much as one. */
    private final byte[] nonces = new byte[64 * NONCE_LENGTH];

    private final SecureRandom random;
    private final Cipher cipher;
    private int used = nonces.length;

    Seal(SecureRandom random) {
        this.random = random;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    byte[] seal(WipeableKey key, byte[] associated, byte[] plain) {
        byte[] sealed = new byte[OVERHEAD + plain.length];
        sealed[0] = VERSION;
        nextNonce(sealed);
        try {
            prepare(Cipher.ENCRYPT_MODE, key, sealed, associated);
            cipher.doFinal(plain, 0, plain.length, sealed, TEXT_OFFSET);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Throws when the bytes are not what was sealed under this key with these associated data, whatever the reason. */
    byte[] open(WipeableKey key, byte[] associated, byte[] sealed) throws AEADBadTagException {
        if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
            throw new AEADBadTagException("not a seal of this version");
        }
        try {
            prepare(Cipher.DECRYPT_MODE, key, sealed, associated);
            return cipher.doFinal(sealed, TEXT_OFFSET, sealed.length - TEXT_OFFSET);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Makes the cipher overwrite the last key that it was given with one that sealed nothing. */
    void forget() {
        seal(WipeableKey.random(random), new byte[0], new byte[0]);
    }

    private void nextNonce(byte[] sealed) {
        if (used == nonces.length) {
            random.nextBytes(nonces);
            used = 0;
        }
        System.arraycopy(nonces, used, sealed, 1, NONCE_LENGTH);
        used += NONCE_LENGTH;
    }

    private void prepare(int mode, WipeableKey key, byte[] sealed, byte[] associated) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_LENGTH));
        cipher.updateAAD(sealed, 0, 1);
        cipher.updateAAD(associated);
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("this Java runtime cannot do AES-256-GCM", e);
    }
}
