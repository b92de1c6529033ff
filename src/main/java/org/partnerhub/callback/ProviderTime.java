package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The time at a provider: RFC 3339, or seconds since 1970. */
final class ProviderTime {

    private static final String AT = "at";

    /** Narrower than {@code java.time}, which also takes a time without seconds. */
    private static final Pattern RFC3339 = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    /** The last second of the year 9999: what is above counts milliseconds. */
    private static final long LAST = 253_402_300_799L;

    private ProviderTime() {}

    static Instant of(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0 && node.longValue() <= LAST) {
            return Instant.ofEpochSecond(node.longValue());
        }
        if (node.isTextual() && RFC3339.matcher(node.textValue()).matches()) {
            try {
                return OffsetDateTime.parse(node.textValue()).toInstant();
            } catch (DateTimeException noSuchDay) {
                throw Fields.malformed(AT);
            }
        }
        throw Fields.malformed(AT);
    }
}
