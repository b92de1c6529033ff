package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Values as they stand in JSON that is known to be valid. */
final class JsonText {

    /** So many digits fit into a long, whatever they are. */
    static final int LONGEST_WHOLE = 18;

    private JsonText() {}

    /** A string without its quotes and escapes. */
    static String string(byte[] bytes, int start, int end) {
        String text = new String(bytes, start + 1, end - start - 2, UTF_8);
        return text.indexOf('\\') < 0 ? text : unescape(text);
    }

    /** Anything else as it is written. */
    static String bare(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    /** A number of at most {@link #LONGEST_WHOLE} digits and nothing else. */
    static long whole(byte[] bytes, int start, int end) {
        long whole = 0;
        for (int at = start; at < end; at++) {
            whole = 10 * whole + bytes[at] - '0';
        }
        return whole;
    }

    private static String unescape(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length(); at++) {
            char character = escaped.charAt(at);
            if (character != '\\') {
                text.append(character);
            } else if (escaped.charAt(++at) == 'u') {
                text.append((char) Integer.parseInt(escaped, at + 1, at + 5, 16));
                at += 4;
            } else {
                text.append(unescape(escaped.charAt(at)));
            }
        }
        return text.toString();
    }

    private static char unescape(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
