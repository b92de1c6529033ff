package org.partnerhub.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: twice as long after each attempt, up to a limit, with jitter of a quarter either way so that what
 * failed together does not return together. A partner's {@code Retry-After} (RFC 9110, 10.2.3) is obeyed within a day.
 */
public final class BackOff {

    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final RandomGenerator random;

    public BackOff(Duration first, Duration longest, Clock clock, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.random = random;
    }

    /** @param attempt counted from 1 */
    public Instant after(int attempt) {
        long millis = first.toMillis() << Math.min(attempt - 1, 30);
        return in(millis <= 0 ? longest.toMillis() : millis);
    }

    /** For what does not count its attempts: as long again as it has waited, within the same limits. */
    Instant asLongAgain(Duration waited) {
        return in(Math.max(waited.toMillis(), first.toMillis()));
    }

    /** Not before the partner wishes, as far as its wish can be read. */
    public Instant after(int attempt, String retryAfter) {
        Instant own = after(attempt);
        return wish(retryAfter).filter(own::isBefore).orElse(own);
    }

    private Instant in(long millis) {
        long capped = Math.min(millis, longest.toMillis());
        return clock.instant().plusMillis(Math.round(capped * (0.75 + random.nextDouble() / 2)));
    }

    private Optional<Instant> wish(String retryAfter) {
        if (retryAfter == null) {
            return Optional.empty();
        }
        Instant latest = clock.instant().plus(LONGEST_WISH);
        String text = retryAfter.trim();
        try {
            Instant wish = text.matches("[0-9]{1,9}")
                    ? clock.instant().plusSeconds(Long.parseLong(text))
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(wish.isBefore(latest) ? wish : latest);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
