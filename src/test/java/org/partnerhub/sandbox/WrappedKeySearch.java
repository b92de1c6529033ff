package org.partnerhub.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.partnerhub.sandbox.SurvivingKey.Use;
import org.partnerhub.vault.KeyKind;

/**
 * Looks on every byte of every file for the wrapped keys of orders that a key of an epoch unwraps still.
 *
 * <p>A key is 32 random bytes, so nothing shows that it was opened but the tag, and that depends on which order the key is of.
 * No order needs to be tried, though: GCM's tag is a sum of what nonce and text give and of what the associated data give (NIST
 * SP 800-38D, 6.4), where a sum is an exclusive or, and what bits of the data give is the sum of what each of them gives. So
 * the tag that stands there, plus the one that the same text would have for order 0, tells the order's number bit by bit; and
 * of what is no key, or one of another epoch, that it has none.
 */
final class WrappedKeySearch {

    private static final int KEY = 32;
    private static final byte ORDER_KEY = 2;

    private final Map<Wrapping, NumberedSums> numbers = new HashMap<>();

    /** How a key of an epoch wraps those of a kind. */
    private record Wrapping(SecretKey key, KeyKind kind, long epoch) {

        BigInteger tag(byte[] nonce, byte[] text, long owner) {
            byte[] sealed = SealedBytes.sealed(key, nonce, associated(kind, owner, epoch), text);
            return new BigInteger(1, Arrays.copyOfRange(sealed, text.length, sealed.length));
        }
    }

    /** @param epochs the keys of epochs, by their numbers */
    WrappedKeySearch(Map<Long, SecretKey> epochs) {
        epochs.forEach((epoch, key) -> {
            for (KeyKind kind : KeyKind.values()) {
                Wrapping wrapping = new Wrapping(key, kind, epoch);
                numbers.put(wrapping, sums(wrapping));
            }
        });
    }

    /** Whose keys there are. */
    Set<Use> below(Path folder) throws IOException {
        Set<Use> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(in(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    Set<Use> in(byte[] bytes) {
        Set<Use> found = new HashSet<>();
        for (SealedBytes sealed : SealedBytes.in(bytes, KEY)) {
            BigInteger tag = new BigInteger(1, sealed.tag(KEY));
            numbers.forEach((wrapping, sums) -> {
                BigInteger ofNone = wrapping.tag(sealed.nonce(), sealed.opened(wrapping.key(), KEY), 0);
                sums.number(tag.xor(ofNone)).ifPresent(owner -> found.add(new Use(wrapping.kind(), owner)));
            });
        }
        return found;
    }

    /** What each bit of an order's number gives, which is the same for all nonces and texts. */
    private static NumberedSums sums(Wrapping wrapping) {
        byte[] nonce = new byte[SealedBytes.NONCE];
        byte[] text = new byte[KEY];
        NumberedSums sums = new NumberedSums();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            sums.add(wrapping.tag(nonce, text, 1L << bit).xor(wrapping.tag(nonce, text, 0)), 1L << bit);
        }
        return sums;
    }

    /** What the vault binds an order's key to, with the version of the seal before it. */
    static byte[] associated(KeyKind kind, long owner, long epoch) {
        return ByteBuffer.allocate(3 + Long.BYTES + Long.BYTES)
                .put(SealedBytes.VERSION)
                .put(ORDER_KEY)
                .put((byte) (kind == KeyKind.CONTENT ? 1 : 2))
                .putLong(owner)
                .putLong(epoch)
                .array();
    }

    /** Finds the number that a sum was made for out of the sums for single bits: a system of equations, solved. */
    private static final class NumberedSums {

        private final Map<Integer, BigInteger> sums = new HashMap<>();
        private final Map<Integer, Long> numbers = new HashMap<>();

        void add(BigInteger sum, long number) {
            BigInteger left = sum;
            long bits = number;
            for (int first = left.bitLength(); sums.containsKey(first); first = left.bitLength()) {
                left = left.xor(sums.get(first));
                bits ^= numbers.get(first);
            }
            sums.put(left.bitLength(), left);
            numbers.put(left.bitLength(), bits);
        }

        OptionalLong number(BigInteger sum) {
            BigInteger left = sum;
            long bits = 0;
            for (int first = left.bitLength(); sums.containsKey(first); first = left.bitLength()) {
                left = left.xor(sums.get(first));
                bits ^= numbers.get(first);
            }
            return left.signum() == 0 ? OptionalLong.of(bits) : OptionalLong.empty();
        }
    }
}
