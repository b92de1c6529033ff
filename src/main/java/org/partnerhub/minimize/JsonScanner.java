package org.partnerhub.minimize;

import java.util.Arrays;

/**
 * Steps through JSON as its grammar has it (RFC 8259, no more), and tells where things stand. What is no text never comes
 * here, so that bytes above ASCII need no second look.
 */
final class JsonScanner {

    /** What comes behind the last byte. */
    static final int END = -1;

    /** A number that is written without point and exponent. */
    static final int INTEGER = -1;

    private final byte[] json;
    private final int end;
    private int at;

    /** @param end where to stop, as if there were no more */
    JsonScanner(byte[] json, int end) {
        this.json = json;
        this.end = end;
    }

    int at() {
        return at;
    }

    /** What stands next, white space left behind. */
    int next() {
        while (at < end && isSpace(json[at])) {
            at++;
        }
        return at < end ? json[at] : END;
    }

    private static boolean isSpace(byte next) {
        return next <= ' ' && (next == ' ' || next == '\n' || next == '\r' || next == '\t');
    }

    /** Steps over what stands next. */
    void step() {
        at++;
    }

    /** Steps into an object or array; whether there is anything in it. One that is empty is stepped over. */
    boolean enter(char closing) {
        at++;
        boolean isEmpty = next() == closing;
        if (isEmpty) {
            at++;
        }
        return !isEmpty;
    }

    /** Steps over the comma behind a member, or the end of the object or array; whether there is another member. */
    boolean goOn(char closing) {
        int next = next();
        if (next != ',' && next != closing) {
            throw new NoJsonException();
        }
        at++;
        return next == ',';
    }

    /** Steps over these bytes, if they stand next; whether they do. */
    boolean skip(byte[] expected) {
        int behind = at + expected.length;
        if (behind > end || !Arrays.equals(json, at, behind, expected, 0, expected.length)) {
            return false;
        }
        at = behind;
        return true;
    }

    /** Steps over {@code true}, {@code false} or {@code null}. */
    void skipWord(byte[] word) {
        if (!skip(word)) {
            throw new NoJsonException();
        }
    }

    /** Steps over a string; whether it has no escapes. */
    boolean skipString() {
        if (next() != '"') {
            throw new NoJsonException();
        }
        boolean plain = true;
        int here = at + 1;
        while (here < end && json[here] != '"') {
            boolean isControl = json[here] >= 0 && json[here] < ' ';
            if (isControl) {
                throw new NoJsonException();
            }
            boolean escaped = json[here] == '\\';
            plain &= !escaped;
            here = escaped ? escape(here) : here + 1;
        }
        if (here >= end) {
            throw new NoJsonException();
        }
        at = here + 1;
        return plain;
    }

    /** Where the escape ends that begins here. */
    private int escape(int start) {
        int letter = start + 1 < end ? json[start + 1] : END;
        if ("\"\\/bfnrtu".indexOf(letter) < 0) {
            throw new NoJsonException();
        }
        int behind = letter == 'u' ? start + 6 : start + 2;
        for (int digit = start + 2; digit < behind; digit++) {
            if (digit >= end || Character.digit(json[digit], 16) < 0) {
                throw new NoJsonException();
            }
        }
        return behind;
    }

    /** Steps over a number; how many digits its exponent has, or {@link #INTEGER}. */
    int skipNumber() {
        int here = at < end && json[at] == '-' ? at + 1 : at;
        here = here < end && json[here] == '0' ? here + 1 : digits(here);
        int exponent = INTEGER;
        if (here < end && json[here] == '.') {
            here = digits(here + 1);
            exponent = 0;
        }
        if (here < end && (json[here] == 'e' || json[here] == 'E')) {
            boolean signed = here + 1 < end && (json[here + 1] == '+' || json[here + 1] == '-');
            int first = here + (signed ? 2 : 1);
            here = digits(first);
            exponent = here - first;
        }
        at = here;
        return exponent;
    }

    /** Where digits end, of which one must stand here at least. */
    private int digits(int start) {
        int here = start;
        while (here < end && json[here] >= '0' && json[here] <= '9') {
            here++;
        }
        if (here == start) {
            throw new NoJsonException();
        }
        return here;
    }

    /** The bytes are no JSON from here on. */
    static final class NoJsonException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoJsonException() {
            super(null, null, false, false);
        }
    }
}
