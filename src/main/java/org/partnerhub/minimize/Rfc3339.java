package org.partnerhub.minimize;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates with time and offset as RFC 3339 writes them, and no more: {@code java.time} also takes what that forbids, such as
 * a time without seconds, and is slower by far. Leap seconds are refused.
 */
final class Rfc3339 {

    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at;

    private Rfc3339(String text) {
        this.text = text;
    }

    static Optional<OffsetDateTime> parse(String text) {
        try {
            return Optional.of(new Rfc3339(text).read());
        } catch (DateTimeException noTimestamp) {
            return Optional.empty();
        }
    }

    private OffsetDateTime read() {
        int year = digits(4);
        int month = after('-').digits(2);
        int day = after('-').digits(2);
        int hour = after('T').digits(2);
        int minute = after(':').digits(2);
        int second = after(':').digits(2);
        int nanos = nextIs('.') ? after('.').nanos() : 0;
        ZoneOffset offset = offset();
        if (at != text.length()) {
            throw new DateTimeException("text behind the offset");
        }
        return OffsetDateTime.of(year, month, day, hour, minute, second, nanos, offset);
    }

    private int nanos() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int count = at - start;
        at = start;
        int nanos = digits(Math.max(1, Math.min(count, NANO_DIGITS)));
        for (int digit = count; digit < NANO_DIGITS; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    private ZoneOffset offset() {
        if (nextIs('Z')) {
            after('Z');
            return ZoneOffset.UTC;
        }
        int sign = nextIs('-') ? -1 : 1;
        int hours = after(sign < 0 ? '-' : '+').digits(2);
        int minutes = after(':').digits(2);
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private int digits(int count) {
        int number = 0;
        for (int end = at + count; at < end; at++) {
            if (at == text.length() || !isDigit(text.charAt(at))) {
                throw new DateTimeException("not a digit");
            }
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }

    /** Steps over a character; letters in either case, as RFC 3339 allows. */
    private Rfc3339 after(char expected) {
        if (!nextIs(expected)) {
            throw new DateTimeException("not written as RFC 3339");
        }
        at++;
        return this;
    }

    private boolean nextIs(char expected) {
        return at < text.length() && Character.toUpperCase(text.charAt(at)) == expected;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
