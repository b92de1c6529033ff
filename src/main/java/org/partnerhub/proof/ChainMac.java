package org.partnerhub.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.vault.ProofKeys;

/**
 * What the MACs of the chain cover, as bytes. Each use begins with a byte of its own, numbers have a fixed width, and the
 * length stands before every text, so no two of them can read the same.
 */
final class ChainMac {

    private static final byte ORIGIN = 1;
    private static final byte LINK = 2;
    private static final byte ENTRY = 3;

    private final ProofKeys keys;

    ChainMac(ProofKeys keys) {
        this.keys = keys;
    }

    /** What the first link of a chain follows. */
    byte[] origin(UUID chain) {
        return keys.mac(withId(1 + 2 * Long.BYTES, ORIGIN, chain).array());
    }

    /**
     * @param previous the MAC of the link before it
     * @param entries of the chain, up to and with this link
     */
    byte[] link(long number, byte[] previous, Instant at, long entries, List<String> bodies) {
        List<byte[]> texts = bodies.stream().map(body -> body.getBytes(UTF_8)).toList();
        int length =
                texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES + previous.length + length)
                .put(LINK)
                .putLong(number)
                .putInt(previous.length)
                .put(previous)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(entries)
                .putInt(texts.size());
        texts.forEach(text -> bytes.putInt(text.length).put(text));
        return keys.mac(bytes.array());
    }

    /** Of one entry: not needed to find out that a link was altered, but to tell which of its entries. */
    byte[] entry(UUID chain, long link, int position, String body) {
        byte[] text = body.getBytes(UTF_8);
        return keys.mac(withId(1 + 3 * Long.BYTES + 2 * Integer.BYTES + text.length, ENTRY, chain)
                .putLong(link)
                .putInt(position)
                .putInt(text.length)
                .put(text)
                .array());
    }

    /** The chain before its first link. */
    ProofChain.Tip first(UUID chain) {
        byte[] origin = origin(chain);
        return new ProofChain.Tip(chain, origin, 0, 0, origin);
    }

    private static ByteBuffer withId(int length, byte use, UUID chain) {
        return ByteBuffer.allocate(length)
                .put(use)
                .putLong(chain.getMostSignificantBits())
                .putLong(chain.getLeastSignificantBits());
    }
}
