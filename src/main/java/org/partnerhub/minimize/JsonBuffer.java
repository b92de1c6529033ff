package org.partnerhub.minimize;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Arrays;

/** The bytes of the document that is being written, in an array that is used again for the next one. */
final class JsonBuffer {

    private static final int USUAL = 2048;
    private static final int KEPT = 64 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int length;
    private int used;

    int length() {
        return length;
    }

    void append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    void append(byte[] json) {
        append(json, 0, json.length);
    }

    void append(byte[] json, int start, int end) {
        room(end - start);
        System.arraycopy(json, start, bytes, length, end - start);
        length += end - start;
    }

    /** Appends a number, {@code true} or {@code false}. */
    void appendBare(String json) {
        room(json.length());
        for (int i = 0; i < json.length(); i++) {
            bytes[length++] = (byte) json.charAt(i);
        }
    }

    /** Appends a number, given in units of its last decimal place. */
    void appendDecimal(long units, int places) {
        int digits = 1;
        for (long rest = units / 10; rest != 0; rest /= 10) {
            digits++;
        }
        int size = Math.max(digits, places + 1) + (places > 0 ? 1 : 0);
        room(size);
        long rest = units;
        for (int at = size - 1; at >= 0; at--) {
            if (places > 0 && at == size - 1 - places) {
                bytes[length + at] = '.';
            } else {
                bytes[length + at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        length += size;
    }

    void appendString(String text) {
        append('"');
        if (isPlain(text)) {
            appendBare(text);
        } else {
            append(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        }
        append('"');
    }

    /** Whether the text is ASCII in which nothing needs escaping. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Takes back what was appended since the buffer had this length. */
    void cutBack(int earlier) {
        used = Math.max(used, length);
        length = earlier;
    }

    byte[] content() {
        return Arrays.copyOf(bytes, length);
    }

    /** Leaves nothing of what was written. */
    void wipe() {
        cutBack(0);
        if (bytes.length > KEPT) {
            bytes = new byte[USUAL];
        } else {
            Arrays.fill(bytes, 0, used, (byte) 0);
        }
        used = 0;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
