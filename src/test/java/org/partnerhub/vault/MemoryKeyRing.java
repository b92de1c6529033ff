package org.partnerhub.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A key ring that is gone with its test, and counts how often it is read. */
final class MemoryKeyRing implements KeyRing {

    private RingKeys keys;
    private int reads;

    @Override
    public boolean exists() {
        return keys != null;
    }

    @Override
    public RingKeys read() {
        reads++;
        return copy(keys);
    }

    @Override
    public void change(UnaryOperator<RingKeys> change) {
        keys = copy(change.apply(copy(keys)));
    }

    @Override
    public void create(RingKeys first) {
        keys = first;
    }

    @Override
    public String place() {
        return "memory";
    }

    /** As if another machine had turned the epoch. */
    void replace(RingKeys others) {
        keys = others;
    }

    int reads() {
        return reads;
    }

    /** Whoever reads a ring has keys of their own, and may wipe them. */
    private static RingKeys copy(RingKeys keys) {
        Map<Long, WipeableKey> epochs = new HashMap<>();
        keys.epochs().forEach((id, key) -> epochs.put(id, new WipeableKey(key.getEncoded())));
        return new RingKeys(epochs, new WipeableKey(keys.pseudonym().getEncoded()));
    }
}
