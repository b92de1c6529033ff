package org.partnerhub.vault;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/**
 * The keys of a batch's orders, unwrapped only for as long as it is open. It belongs to the thread that opened it; once
 * closed, its keys are wiped and it refuses.
 */
public final class KeySession implements AutoCloseable {

    private final Thread owner = Thread.currentThread();
    private final Map<Long, OrderKeys> orders = new HashMap<>();
    private final Map<Tier, Long> current = new EnumMap<>(Tier.class);
    private final Map<Long, Tier> tiers = new HashMap<>();
    private final Epochs epochs;
    private final SecureRandom random;
    private final Seal seal;
    private final KeyWrap wrap;
    private boolean closed;

    KeySession(Epochs epochs, SecureRandom random) {
        this.epochs = epochs;
        this.random = random;
        this.seal = new Seal(random);
        this.wrap = new KeyWrap(epochs, new Seal(random));
    }

    /** Makes the keys of a new order of the {@linkplain Tier#STANDARD standard} tier. */
    public WrappedKeys create(long order) {
        return create(order, Tier.STANDARD);
    }

    /**
     * Makes the keys of a new order and holds them. A session makes keys for one transaction, the one that is open: it does
     * not commit when it takes so long that the epoch ends meanwhile.
     *
     * @return the keys as they are to be stored, wrapped by the key of the tier's current epoch
     * @throws IllegalStateException when the session holds keys of this order already
     */
    public WrappedKeys create(long order, Tier tier) {
        requireUsable();
        if (orders.containsKey(order)) {
            throw new IllegalStateException("the session holds keys of this order already");
        }
        long epoch = currentOf(tier);
        WipeableKey content = WipeableKey.random(random);
        WipeableKey reference = WipeableKey.random(random);
        WrappedKeys wrapped = new WrappedKeys(
                epoch,
                wrap.wrap(KeyKind.CONTENT, order, epoch, content),
                wrap.wrap(KeyKind.REFERENCE, order, epoch, reference));
        orders.put(order, new OrderKeys(wrapped, content, reference));
        return wrapped;
    }

    /** Holds an order's stored keys, in place of what the session held of it. Each is unwrapped when it is first used. */
    public void load(long order, WrappedKeys keys) {
        requireUsable();
        OrderKeys former = orders.put(order, new OrderKeys(keys));
        if (former != null) {
            former.wipe();
        }
    }

    /**
     * Wraps an order's keys by the current epoch of a tier, unless an epoch of that tier wraps them already. The keys stay the
     * same, and open what they have sealed. It is for the transaction that is open, as {@link #create(long, Tier)}, and for
     * keys that are locked in it.
     *
     * @return the keys as they are to be stored from now on; absent when they are of this tier
     * @throws IllegalStateException when the session holds no keys of this order
     * @throws SealBrokenException when a stored key is not this order's, or was altered
     */
    public Optional<WrappedKeys> move(long order, Tier tier) {
        requireUsable();
        OrderKeys keys = held(order);
        if (tiers.computeIfAbsent(keys.wrapped().epoch(), epochs::tier) == tier) {
            return Optional.empty();
        }
        WrappedKeys anew = wrap.anew(new WrappedRow(order, keys.wrapped()), currentOf(tier))
                .keys();
        orders.put(order, keys.wrappedAs(anew));
        return Optional.of(anew);
    }

    /** Whether the order's keys were created or loaded, shredded ones included. */
    public boolean holds(long order) {
        requireUsable();
        return orders.containsKey(order);
    }

    /**
     * Encrypts, and binds to partner, order and disclosure.
     *
     * @throws KeyShreddedException when the order's key of this kind is gone
     * @throws UnknownEpochException when the ring has no key to unwrap it
     * @throws SealBrokenException when the stored key is not this order's, or was altered
     */
    public byte[] seal(KeyKind kind, Binding binding, byte[] plain) {
        requireUsable();
        return seal.seal(key(kind, binding.order()), AssociatedData.ofValue(kind, binding), plain);
    }

    /**
     * Decrypts what was sealed with the same kind of key for the same binding.
     *
     * @throws KeyShreddedException when the order's key of this kind is gone
     * @throws UnknownEpochException when the ring has no key to unwrap it
     * @throws SealBrokenException when the bytes, or the stored key, were altered or belong elsewhere
     */
    public byte[] open(KeyKind kind, Binding binding, byte[] sealed) {
        requireUsable();
        WipeableKey key = key(kind, binding.order());
        try {
            return seal.open(key, AssociatedData.ofValue(kind, binding), sealed);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(kind, binding);
        }
    }

    /** Wipes every unwrapped key. */
    @Override
    public void close() {
        requireOwner();
        if (!closed) {
            closed = true;
            orders.values().forEach(OrderKeys::wipe);
            orders.clear();
            seal.forget();
            wrap.forget();
        }
    }

    @Override
    public String toString() {
        return "KeySession[redacted]";
    }

    private long currentOf(Tier tier) {
        long epoch = current.computeIfAbsent(tier, epochs::current);
        tiers.put(epoch, tier);
        return epoch;
    }

    private WipeableKey key(KeyKind kind, long order) {
        OrderKeys keys = held(order);
        WipeableKey unwrapped = keys.unwrapped(kind);
        return unwrapped != null ? unwrapped : keys.keep(kind, wrap.unwrap(kind, order, keys.wrapped()));
    }

    private OrderKeys held(long order) {
        OrderKeys keys = orders.get(order);
        if (keys == null) {
            throw new IllegalStateException("the session holds no keys of this order");
        }
        return keys;
    }

    private void requireUsable() {
        requireOwner();
        if (closed) {
            throw new IllegalStateException("the key session is closed");
        }
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a key session belongs to the thread that opened it");
        }
    }
}
