package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.partnerhub.vault.Derivation.derived;
import static org.partnerhub.vault.Derivation.hash;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * Keyed hashes (HMAC-SHA256, RFC 2104) by which the ledger finds what it may not name. Each use has a key of its own,
 * derived from the ring's pseudonym key, so that the same text gives unrelated hashes in two uses. Thread-safe.
 */
public final class Pseudonyms {

    private static final int KEY_LENGTH_OF_IDEMPOTENCY = 16;

    // keyed once and never updated: each hash works on a clone
    private final Mac orders;
    private final Mac customers;
    private final Mac events;
    private final Mac idempotency;
    private final Mac paymentEvents;
    private final Mac tombstones;
    private final Mac foundFiles;
    private final byte[] digest;

    Pseudonyms(WipeableKey key) {
        this.orders = derived(key, "order");
        this.customers = derived(key, "customer");
        this.events = derived(key, "event");
        this.idempotency = derived(key, "idempotency");
        this.paymentEvents = derived(key, "payment-event");
        this.tombstones = derived(key, "tombstone");
        this.foundFiles = derived(key, "found-file");
        this.digest = hash(derived(key, "check"), new byte[0]);
    }

    /** 128 bits of the hash; no version of RFC 9562. */
    public UUID order(String reference) {
        return uuid(hash(orders, reference.getBytes(UTF_8)));
    }

    /** 128 bits of the hash; no version of RFC 9562. */
    public UUID customer(String id) {
        return uuid(hash(customers, id.getBytes(UTF_8)));
    }

    /** What a tombstone keeps of an order or of a customer, whose own hash goes: under a key of its own. */
    public UUID tombstone(UUID hash) {
        return uuid(hash(
                tombstones,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(hash.getMostSignificantBits())
                        .putLong(hash.getLeastSignificantBits())
                        .array()));
    }

    public long event(String id) {
        return ByteBuffer.wrap(hash(events, id.getBytes(UTF_8))).getLong();
    }

    /**
     * Of an event of a payment provider's. The provider's id is part of what is hashed: two providers may count alike.
     * 128 bits of the hash; no version of RFC 9562.
     */
    public UUID paymentEvent(String partner, String id) {
        return uuid(hash(paymentEvents, (partner + '\0' + id).getBytes(UTF_8)));
    }

    /**
     * Of a file that was found at a partner, as it looks in the listing of its folder. 128 bits of the hash; no version of
     * RFC 9562.
     *
     * @param modified milliseconds
     */
    public UUID foundFile(String partner, String name, long size, long modified) {
        return uuid(hash(foundFiles, (partner + '\0' + size + '\0' + modified + '\0' + name).getBytes(UTF_8)));
    }

    /** 32 lower-case hexadecimal digits, the same for every attempt, that tell the partner nothing else. */
    public String idempotencyKey(long disclosure) {
        byte[] hash = hash(
                idempotency, ByteBuffer.allocate(Long.BYTES).putLong(disclosure).array());
        return HexFormat.of().formatHex(hash, 0, KEY_LENGTH_OF_IDEMPOTENCY);
    }

    /** Stands for the key itself where a wrong one must be found out. */
    byte[] keyDigest() {
        return digest.clone();
    }

    @Override
    public String toString() {
        return "Pseudonyms[redacted]";
    }

    private static UUID uuid(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
