package org.partnerhub.minimize;

import java.util.Arrays;

/** A column of ranges, one a row: each from its start up to but not including its end, with a note of what stands there. */
final class Ranges {

    /** The range of a row that has none. */
    static final long NONE = 0;

    private static final int NOTE_BITS = 8;

    /** More than the size of an event. */
    private static final int END_BITS = 28;

    private static final int USUAL = 16;
    private static final int KEPT = 1024;

    private long[] ranges = new long[USUAL];
    private int size;

    void set(int row, int start, int end, int note) {
        if (row >= ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(row + 1, 2 * ranges.length));
        }
        if (row > size) {
            Arrays.fill(ranges, size, row, NONE);
        }
        ranges[row] = ((long) start << END_BITS | end) << NOTE_BITS | note;
        size = row + 1;
    }

    long get(int row) {
        return row < size ? ranges[row] : NONE;
    }

    static int start(long range) {
        return (int) (range >>> END_BITS + NOTE_BITS);
    }

    static int end(long range) {
        return (int) (range >>> NOTE_BITS) & (1 << END_BITS) - 1;
    }

    static int note(long range) {
        return (int) range & (1 << NOTE_BITS) - 1;
    }

    /** Empties the column; what one huge event needed is not kept. */
    void clear() {
        size = 0;
        if (ranges.length > KEPT) {
            ranges = new long[USUAL];
        }
    }
}
