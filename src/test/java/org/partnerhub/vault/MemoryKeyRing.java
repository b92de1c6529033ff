package org.partnerhub.vault;

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
        return keys;
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
}
