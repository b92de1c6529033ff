package org.partnerhub.sandbox;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits until everything is settled, or nothing has happened for too long. */
final class Settlement {

    private static final Duration TICK = Duration.ofMillis(100);

    private final LongSupplier changes;
    private final BooleanSupplier settled;

    /**
     * @param changes a number that grows with whatever happens
     * @param settled asked only after something has happened
     */
    Settlement(LongSupplier changes, BooleanSupplier settled) {
        this.changes = changes;
        this.settled = settled;
    }

    /** @param patience how long nothing may happen before it gives up */
    void await(Duration patience) throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (System.nanoTime() - since < patience.toNanos()) {
            long now = changes.getAsLong();
            if (now != seen) {
                if (settled.getAsBoolean()) {
                    return;
                }
                seen = now;
                since = System.nanoTime();
            }
            // a wait for other processes and their disks, bounded by the patience above
            Thread.sleep(TICK.toMillis());
        }
    }
}
