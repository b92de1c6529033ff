package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * What a seal is bound to, as bytes. Each use begins with a byte of its own, numbers have a fixed width, and the length
 * stands before the text, so no two bindings can read the same.
 */
final class AssociatedData {

    private static final byte VALUE = 1;
    private static final byte ORDER_KEY = 2;
    private static final byte EPOCH_CHECK = 3;

    private AssociatedData() {}

    static byte[] ofValue(KeyKind kind, Binding binding) {
        byte[] partner = binding.partner().getBytes(UTF_8);
        return ByteBuffer.allocate(2 + Long.BYTES + Long.BYTES + Integer.BYTES + partner.length)
                .put(VALUE)
                .put(kind.code())
                .putLong(binding.order())
                .putLong(binding.disclosure())
                .putInt(partner.length)
                .put(partner)
                .array();
    }

    static byte[] ofOrderKey(KeyKind kind, long order, long epoch) {
        return ByteBuffer.allocate(2 + Long.BYTES + Long.BYTES)
                .put(ORDER_KEY)
                .put(kind.code())
                .putLong(order)
                .putLong(epoch)
                .array();
    }

    /** The digest stands for the pseudonym key, so that one check tells whether both keys are the right ones. */
    static byte[] ofEpochCheck(long epoch, String tier, byte[] pseudonymKeyDigest) {
        byte[] name = tier.getBytes(UTF_8);
        return ByteBuffer.allocate(
                        1 + Long.BYTES + Integer.BYTES + name.length + Integer.BYTES + pseudonymKeyDigest.length)
                .put(EPOCH_CHECK)
                .putLong(epoch)
                .putInt(name.length)
                .put(name)
                .putInt(pseudonymKeyDigest.length)
                .put(pseudonymKeyDigest)
                .array();
    }
}
