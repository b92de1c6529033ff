package org.partnerhub.vault;

import java.time.Instant;
import java.util.Locale;

/** An epoch as the database knows it: which key of the ring wraps order keys, and for whom. Its key is not here. */
record Epoch(long id, Tier tier, State state, byte[] check, Times times) {

    enum State {
        /** New order keys are wrapped by it. */
        CURRENT,
        /** What is left of it is being wrapped anew by the current one. */
        RETIRING,
        /** Nothing is left of it, and nothing more can come; its key is on its way out of the ring. */
        ENDING,
        /** Its key is gone, and with it whatever was wrapped only by it. */
        DESTROYED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** When it came into each of its states; null for those that are yet to come. */
    record Times(Instant created, Instant retiring, Instant ending, Instant destroyed) {}

    /** When it came into its state. */
    Instant since() {
        return switch (state) {
            case CURRENT -> times.created();
            case RETIRING -> times.retiring();
            case ENDING -> times.ending();
            case DESTROYED -> times.destroyed();
        };
    }

    boolean needsItsKey() {
        return state == State.CURRENT || state == State.RETIRING;
    }

    @Override
    public String toString() {
        return "Epoch[" + id + ", " + tier + ", " + state + "]";
    }
}
