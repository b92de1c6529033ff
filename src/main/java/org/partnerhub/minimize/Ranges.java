package org.partnerhub.minimize;

import java.util.Arrays;

/** A column of ranges, one a row, each from its start up to but not including its end. */
final class Ranges {

    /** The range of a row that has none. */
    static final long NONE = 0;

    private static final int USUAL = 16;
    private static final int KEPT = 1024;

    private long[] ranges = new long[USUAL];
    private int size;

    void set(int row, int start, int end) {
        if (row >= ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(row + 1, 2 * ranges.length));
        }
        Arrays.fill(ranges, Math.min(size, row), row, NONE);
        ranges[row] = (long) start << Integer.SIZE | end;
        size = row + 1;
    }

    long get(int row) {
        return row < size ? ranges[row] : NONE;
    }

    static int start(long range) {
        return (int) (range >>> Integer.SIZE);
    }

    static int end(long range) {
        return (int) range;
    }

    /** Empties the column; what one huge event needed is not kept. */
    void clear() {
        size = 0;
        if (ranges.length > KEPT) {
            ranges = new long[USUAL];
        }
    }
}
