package org.partnerhub.callback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How far the time of signing may be from now, in both directions: what is older may be a replay. */
final class Window {

    /** Seconds until the year 5138. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private final Duration width;
    private final Clock clock;

    Window(Duration width, Clock clock) {
        this.width = width;
        this.clock = clock;
    }

    /** @throws CallbackFault when it is no time as headers write it, in seconds since 1970 */
    static void checkShape(String seconds) {
        if (!SECONDS.matcher(seconds).matches()) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MALFORMED);
        }
    }

    /** @throws CallbackFault when the time is too far from now */
    void check(String seconds) {
        Instant signed = Instant.ofEpochSecond(Long.parseLong(seconds));
        if (Duration.between(signed, clock.instant()).abs().compareTo(width) > 0) {
            throw new CallbackFault(RefusalCode.OUTSIDE_WINDOW);
        }
    }
}
