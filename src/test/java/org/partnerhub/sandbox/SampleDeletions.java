package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** How the samples end: two orders are closed, those who placed them ask to be forgotten, and a month later they are. */
final class SampleDeletions {

    /** Orders that an amendment has moved away from a carrier: it is asked to purge them without anybody's request. */
    static final int REASSIGNED = 1;

    /** Long enough for whoever does not answer to be reminded. */
    static final Aftermath.Wish AFTERMATH = new Aftermath.Wish(Optional.of(Period.ofDays(31)), true);

    private SampleDeletions() {}

    static List<byte[]> lines(Instant now) {
        return List.of(
                SampleOrder.closed("evt-125", 101).line(),
                SampleOrder.closed("evt-126", 115).line(),
                requested("evt-127", "DR-101", 88_101, "customer", now),
                requested("evt-128", "DR-115", 88_115, "guardian", now));
    }

    private static byte[] requested(String event, String request, int customer, String by, Instant verifiedAt) {
        return ("{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop\",\"type\":\"deletion.requested\","
                        + "\"time\":\"2026-11-20T08:15:30Z\",\"data\":{\"requestId\":\"%s\",\"customerId\":\"C-%d\","
                        + "\"requestedBy\":\"%s\",\"verifiedAt\":\"%s\"}}")
                .formatted(event, request, customer, by, verifiedAt)
                .getBytes(UTF_8);
    }
}
