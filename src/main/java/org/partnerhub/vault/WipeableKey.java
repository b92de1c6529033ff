package org.partnerhub.vault;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A 256-bit key that can be wiped, which {@code SecretKeySpec} cannot: that one keeps a copy of its own until the garbage
 * collector comes by.
 */
final class WipeableKey implements SecretKey {

    static final int LENGTH = 32;

    private static final long serialVersionUID = 1L;

    private final transient byte[] material;
    private transient boolean wiped;

    /** Takes the array over: the caller must neither keep nor change it. */
    WipeableKey(byte[] material) {
        if (material.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
        }
        this.material = material;
    }

    static WipeableKey random(SecureRandom random) {
        byte[] material = new byte[LENGTH];
        random.nextBytes(material);
        return new WipeableKey(material);
    }

    /** The key's own array, for wrapping it without another copy. */
    byte[] material() {
        if (wiped) {
            throw new IllegalStateException("the key has been wiped");
        }
        return material;
    }

    /** A copy, since the providers of ciphers keep or wipe what they get. */
    @Override
    public byte[] getEncoded() {
        return material().clone();
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public void destroy() {
        Arrays.fill(material, (byte) 0);
        wiped = true;
    }

    @Override
    public boolean isDestroyed() {
        return wiped;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a key is never serialized");
    }
}
