package org.partnerhub.vault;

/** An epoch as the database knows it: which key of the ring wraps order keys, and for whom. Its key is not here. */
record Epoch(long id, String tier, State state, byte[] check) {

    /** The tier of all orders for which no other is asked. */
    static final String STANDARD = "standard";

    enum State {
        /** New order keys are wrapped by it. */
        CURRENT,
        /** Unwraps what is left of it. */
        RETIRING,
        /** Its key is gone, and with it whatever was wrapped only by it. */
        DESTROYED
    }

    boolean needsItsKey() {
        return state != State.DESTROYED;
    }

    @Override
    public String toString() {
        return "Epoch[" + id + ", " + tier + ", " + state + "]";
    }
}
