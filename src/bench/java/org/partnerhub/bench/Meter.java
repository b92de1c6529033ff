package org.partnerhub.bench;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Counts work from the end of its first part to the end of its last, so that starting and stopping are left out. */
final class Meter {

    private long count;
    private long firstCount;
    private long first;
    private long last;

    synchronized void reset() {
        count = 0;
        firstCount = 0;
    }

    synchronized void add(long more) {
        last = System.nanoTime();
        if (count == 0) {
            first = last;
            firstCount = more;
        }
        count += more;
        notifyAll();
    }

    /** Waits for so many in all. */
    synchronized void await(long all, Duration patience) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (count < all) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(count + " of " + all + " in " + patience);
            }
            wait(left);
        }
    }

    synchronized double perSecond() {
        return (count - firstCount) * 1e9 / (last - first);
    }
}
