package org.partnerhub.minimize;

import java.util.stream.Stream;
import org.partnerhub.event.JsonType;

/**
 * What one pass keeps of an event: for each wanted field the ranges of its values in the event's bytes, and for each array
 * the rows that its elements are. The event itself is row 0; the elements of an array are numbered through the whole event.
 */
final class Columns {

    private static final byte[] NO_EVENT = {};
    private static final JsonType[] TYPES = JsonType.values();

    /** Noted of a string beside its type when it has escapes; the types take the lower bits. */
    private static final int ESCAPED = 0x80;

    private final Ranges[] values;
    private final Ranges[] elements;
    private final int[] rows;
    private byte[] event = NO_EVENT;

    Columns(int values, int arrays) {
        this.values = Stream.generate(Ranges::new).limit(values).toArray(Ranges[]::new);
        this.elements = Stream.generate(Ranges::new).limit(arrays).toArray(Ranges[]::new);
        this.rows = new int[arrays];
    }

    void open(byte[] newEvent) {
        event = newEvent;
    }

    /** Forgets the event. */
    void clear() {
        event = NO_EVENT;
        for (Ranges column : values) {
            column.clear();
        }
        for (int array = 0; array < rows.length; array++) {
            elements[array].clear();
            rows[array] = 0;
        }
    }

    void keep(Place place, int row, int start, int end, JsonType type) {
        values[place.column()].set(row, start, end, type.ordinal());
    }

    /** @param plain whether it has no escapes */
    void keepString(Place place, int row, int start, int end, boolean plain) {
        values[place.column()].set(row, start, end, JsonType.STRING.ordinal() | (plain ? 0 : ESCAPED));
    }

    /** The row that the next element of an array becomes. */
    int nextRow(Place.Elements array) {
        return rows[array.column()];
    }

    int addRow(Place.Elements array) {
        return rows[array.column()]++;
    }

    void keepRows(Place.Elements array, int row, int firstRow) {
        elements[array.column()].set(row, firstRow, rows[array.column()], 0);
    }

    /** Which rows the elements are of the array in this row around it. */
    long rowsOf(Place.Elements array, int row) {
        return elements[array.column()].get(row);
    }

    /** Where the value stands; {@link Ranges#NONE} when it is missing: absent, {@code null} or an empty string. */
    long valueOf(Place place, int row) {
        return values[place.column()].get(row);
    }

    boolean isTrue(Place place) {
        long value = valueOf(place, 0);
        return value != Ranges.NONE && event[Ranges.start(value)] == 't';
    }

    /** The type of a value; {@code NULL} when it is missing. */
    JsonType typeOf(long value) {
        return value == Ranges.NONE ? JsonType.NULL : TYPES[Ranges.note(value) & ~ESCAPED];
    }

    /** Whether a string stands there as it would be written anew. */
    boolean isPlain(long string) {
        return (Ranges.note(string) & ESCAPED) == 0;
    }

    /** A string decoded, or a number, {@code true} or {@code false} as it is written. */
    String textOf(long value) {
        return typeOf(value) == JsonType.STRING
                ? JsonText.string(event, Ranges.start(value), Ranges.end(value))
                : JsonText.bare(event, Ranges.start(value), Ranges.end(value));
    }

    /** Whether it is a number of few digits and nothing else, so that {@link #wholeOf} can tell it. */
    boolean isWhole(long value) {
        return typeOf(value) == JsonType.INTEGER
                && Ranges.end(value) - Ranges.start(value) <= JsonText.LONGEST_WHOLE
                && event[Ranges.start(value)] != '-';
    }

    long wholeOf(long value) {
        return JsonText.whole(event, Ranges.start(value), Ranges.end(value));
    }

    void copy(long value, JsonBuffer into) {
        into.append(event, Ranges.start(value), Ranges.end(value));
    }
}
