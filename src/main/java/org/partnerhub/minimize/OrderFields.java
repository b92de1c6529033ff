package org.partnerhub.minimize;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.JsonType;
import org.partnerhub.event.OrderReference;

/**
 * Where the hub itself finds what it must know of an order. An event that lacks any of it is set aside for everyone.
 *
 * @param whole where events that carry the order say more
 */
record OrderFields(Place reference, Optional<Whole> whole) {

    private static final int LONGEST = 100;

    /** Where an event that carries the order has its revision and says whose it is, and since when. */
    record Whole(Place revision, Place placedAt, Place customer, Place minor) {}

    /** What one event says. */
    record Values(
            OrderReference reference,
            OffsetDateTime placedAt,
            int revision,
            Optional<CustomerId> customer,
            boolean minor) {}

    /**
     * @param time of the event
     * @throws EventFault when a field is missing or cannot be what it should be
     */
    Values read(Columns columns, OffsetDateTime time) {
        OrderReference order = new OrderReference(shortText(columns, reference));
        if (whole.isEmpty()) {
            return new Values(order, time, 0, Optional.empty(), false);
        }
        OffsetDateTime placedAt = timestamp(columns, whole.get().placedAt());
        int revision = positive(columns, whole.get().revision());
        CustomerId customer = new CustomerId(shortText(columns, whole.get().customer()));
        find(columns, whole.get().minor(), JsonType.BOOLEAN);
        return new Values(
                order,
                placedAt,
                revision,
                Optional.of(customer),
                columns.isTrue(whole.get().minor()));
    }

    private static String shortText(Columns columns, Place place) {
        String text = find(columns, place, JsonType.STRING);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new EventFault(Code.TOO_LONG, place);
        }
        return text;
    }

    private static OffsetDateTime timestamp(Columns columns, Place place) {
        return Rfc3339.parse(find(columns, place, JsonType.STRING))
                .orElseThrow(() -> new EventFault(Code.BAD_DATE, place));
    }

    private static int positive(Columns columns, Place place) {
        String text = find(columns, place, JsonType.INTEGER);
        boolean isPositiveInt = text.length() < 10 && text.charAt(0) != '-' && text.charAt(0) != '0';
        if (!isPositiveInt) {
            throw new EventFault(Code.NUMBER_OUT_OF_RANGE, place);
        }
        return Integer.parseInt(text);
    }

    private static String find(Columns columns, Place place, JsonType type) {
        long value = columns.valueOf(place, 0);
        if (value == Ranges.NONE) {
            throw new EventFault(Code.MISSING_FIELD, place);
        }
        if (columns.typeOf(value) != type) {
            throw new EventFault(Code.WRONG_TYPE, place);
        }
        return columns.textOf(value);
    }
}
