package org.partnerhub.sandbox;

import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** Lets so many a second pass, evenly; any number when no rate is set. */
final class Pace {

    private final long interval;
    private long next = System.nanoTime();

    Pace(OptionalInt perSecond) {
        this.interval = perSecond.isPresent() ? 1_000_000_000L / perSecond.getAsInt() : 0;
    }

    void await() {
        if (interval == 0) {
            return;
        }
        for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        next = Math.max(next + interval, System.nanoTime() - 1_000_000_000L);
    }
}
