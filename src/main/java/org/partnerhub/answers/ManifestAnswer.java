package org.partnerhub.answers;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a carrier answers to a manifest.
 *
 * @param refused for each row that it does not accept, from 1, the hub's word for its code
 */
record ManifestAnswer(SortedMap<Integer, String> refused) {

    static final String OK_HEADER = "time,rows";
    static final String ERR_HEADER = "row,code";

    private static final Pattern OK_LINE = Pattern.compile("([0-9T:.Z+-]{16,35}),([0-9]{1,9})");

    /** A code always has a number: a word alone could be a name. */
    private static final Pattern ERR_LINE = Pattern.compile("([1-9][0-9]{0,8}),([A-Z]{1,6}-?[0-9]{1,4})");

    ManifestAnswer {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** Reads a {@code .ok}. */
    static ManifestAnswer ok(byte[] content, int rows) {
        List<String> lines = Lines.below(OK_HEADER, content);
        Matcher line = OK_LINE.matcher(lines.get(0));
        if (lines.size() != 1 || !line.matches() || !isTime(line.group(1))) {
            throw new FaultyAnswerException(Fault.MALFORMED);
        }
        if (Integer.parseInt(line.group(2)) != rows) {
            throw new FaultyAnswerException(Fault.WRONG_COUNT);
        }
        return new ManifestAnswer(new TreeMap<>());
    }

    /** Reads a {@code .err}. */
    static ManifestAnswer err(byte[] content, int rows) {
        SortedMap<Integer, String> refused = new TreeMap<>();
        for (String text : Lines.below(ERR_HEADER, content)) {
            Matcher line = ERR_LINE.matcher(text);
            if (!line.matches()) {
                throw new FaultyAnswerException(Fault.MALFORMED);
            }
            int row = Integer.parseInt(line.group(1));
            if (row > rows) {
                throw new FaultyAnswerException(Fault.NO_SUCH_ROW);
            }
            if (refused.put(row, "refused-" + line.group(2).toLowerCase(Locale.ROOT)) != null) {
                throw new FaultyAnswerException(Fault.NAMED_TWICE);
            }
        }
        return new ManifestAnswer(refused);
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
