package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.partnerhub.event.JsonType;

/** Values as they stand in JSON that is known to be valid. */
final class JsonText {

    private JsonText() {}

    /** Behind the closing quote of the string that begins here, or the end of the bytes when it does not end. */
    static int endOfString(byte[] bytes, int start) {
        int at = start + 1;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, bytes.length);
    }

    /** The type that the first character tells. A number is an integer only when it is written as one. */
    static JsonType typeOf(byte[] bytes, int start, int end) {
        return switch (bytes[start]) {
            case '"' -> JsonType.STRING;
            case '{' -> JsonType.OBJECT;
            case '[' -> JsonType.ARRAY;
            case 't', 'f' -> JsonType.BOOLEAN;
            case 'n' -> JsonType.NULL;
            default -> isInteger(bytes, start, end) ? JsonType.INTEGER : JsonType.NUMBER;
        };
    }

    private static boolean isInteger(byte[] bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == '.' || bytes[at] == 'e' || bytes[at] == 'E') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a string without escapes, which stands there as it would be written anew. */
    static boolean isPlainString(byte[] bytes, int start, int end) {
        return bytes[start] == '"' && firstEscape(bytes, start, end) == end - 1;
    }

    /** A string without its quotes and escapes; anything else as it is written. */
    static String decode(byte[] bytes, int start, int end) {
        if (bytes[start] != '"') {
            return new String(bytes, start, end - start, UTF_8);
        }
        String text = new String(bytes, start + 1, end - start - 2, UTF_8);
        return isPlainString(bytes, start, end) ? text : unescape(text);
    }

    /** Where the first backslash of a string stands; its closing quote when there is none. */
    private static int firstEscape(byte[] bytes, int start, int end) {
        int at = start + 1;
        while (at < end - 1 && bytes[at] != '\\') {
            at++;
        }
        return at;
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
