package org.partnerhub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Tells the system's time, but does not leap with it: when the system's clock is set back or forward, this one goes on and
 * comes near it by and by, a tenth slower or faster at most. So what waits for an hour waits for about an hour, and time
 * never goes back. Safe for many threads.
 */
final class SteadyClock extends Clock {

    private static final long SLOWNESS = 10;

    private final Clock system;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;

    /** @param nanos a count of nanoseconds that nobody sets, as {@link System#nanoTime} */
    SteadyClock(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
        this.last = system.instant();
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        Duration passed = Duration.ofNanos(now - lastNanos);
        Duration most = passed.dividedBy(SLOWNESS);
        Duration off = Duration.between(last.plus(passed), system.instant());
        last = last.plus(passed).plus(within(off, most));
        lastNanos = now;
        return last;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the hub's times are in UTC");
    }

    private static Duration within(Duration off, Duration most) {
        if (off.abs().compareTo(most) <= 0) {
            return off;
        }
        return off.isNegative() ? most.negated() : most;
    }
}
