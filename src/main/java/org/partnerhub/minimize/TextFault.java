package org.partnerhub.minimize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first place where bytes are no text, whatever JSON they may hold: a byte-order mark, what is not UTF-8 (The Unicode
 * Standard, table 3-7), or half of a surrogate pair behind {@code \\u}. Jackson lets most of these pass.
 */
record TextFault(Code code, int offset) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long BACKSLASHES = ONES * '\\';

    static Optional<TextFault> in(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return Optional.of(new TextFault(Code.BYTE_ORDER_MARK, 0));
        }
        // UTF-16 and UTF-32 without a mark: JSON begins with two ASCII characters (RFC 4627, section 3)
        if (bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0)) {
            return Optional.of(new TextFault(Code.NOT_UTF_8, 0));
        }
        return search(bytes);
    }

    private static Optional<TextFault> search(byte[] bytes) {
        int at = skipPlain(bytes, 0);
        while (at < bytes.length) {
            int length = bytes[at] < 0 ? sequence(bytes, at) : bytes[at] == '\\' ? escape(bytes, at) : 1;
            if (length == 0) {
                return Optional.of(new TextFault(bytes[at] < 0 ? Code.NOT_UTF_8 : Code.LONE_SURROGATE, at));
            }
            at = skipPlain(bytes, at + length);
        }
        return Optional.empty();
    }

    /** Steps, eight at a time, over ASCII characters other than the backslash. */
    private static int skipPlain(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES && isPlain((long) LONGS.get(bytes, at))) {
            at += Long.BYTES;
        }
        return at;
    }

    private static boolean isPlain(long eight) {
        long zeroAtBackslash = eight ^ BACKSLASHES;
        return ((eight | ((zeroAtBackslash - ONES) & ~zeroAtBackslash)) & HIGH_BITS) == 0;
    }

    /** The length of the character of several bytes that begins here; 0 when none does. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        if (first < 0xE0) {
            return first >= 0xC2 && isTail(bytes, at + 1) ? 2 : 0;
        }
        if (first < 0xF0) {
            boolean overlong = first == 0xE0 && second < 0xA0;
            boolean surrogate = first == 0xED && second > 0x9F;
            return !overlong && !surrogate && isTail(bytes, at + 1) && isTail(bytes, at + 2) ? 3 : 0;
        }
        boolean overlong = first == 0xF0 && second < 0x90;
        boolean tooHigh = first > 0xF4 || first == 0xF4 && second > 0x8F;
        boolean tails = isTail(bytes, at + 1) && isTail(bytes, at + 2) && isTail(bytes, at + 3);
        return !overlong && !tooHigh && tails ? 4 : 0;
    }

    private static boolean isTail(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xC0) == 0x80;
    }

    /** The length of the escape that begins here, a pair of surrogates as one; 0 for half a pair. */
    private static int escape(byte[] bytes, int at) {
        int unit = codeUnit(bytes, at);
        if (unit < 0) {
            return 2;
        }
        if (!Character.isSurrogate((char) unit)) {
            return 6;
        }
        int next = codeUnit(bytes, at + 6);
        boolean pair = Character.isHighSurrogate((char) unit) && next >= 0 && Character.isLowSurrogate((char) next);
        return pair ? 12 : 0;
    }

    /** The code unit that a complete escape with {@code \\u} stands for; -1 when none begins here. */
    private static int codeUnit(byte[] bytes, int at) {
        if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
