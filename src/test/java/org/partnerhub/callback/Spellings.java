package org.partnerhub.callback;

import java.util.ArrayList;
import java.util.List;

/** Other ways to write the same bytes. */
final class Spellings {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Spellings() {}

    /** Of a text that ends in padded Base64: what lenient decoders take for it, the bits behind the last byte included. */
    static List<String> ofBase64(String text) {
        List<String> others = new ArrayList<>();
        String bare = text.replace("=", "");
        int padding = text.length() - bare.length();
        others.add(bare);
        others.add(text + "=");
        others.add(text + "\n");
        others.add(text + " ");
        others.add(" " + text);
        others.add(text.substring(0, text.length() - 10) + "\r\n" + text.substring(text.length() - 10));
        if (text.contains("+") || text.contains("/")) {
            int value = text.indexOf(',') + 1;
            others.add(text.substring(0, value)
                    + text.substring(value).replace('+', '-').replace('/', '_'));
        }
        int last = ALPHABET.indexOf(bare.charAt(bare.length() - 1));
        int unused = padding == 2 ? 16 : padding == 1 ? 4 : 1;
        for (int bits = 1; bits < unused; bits++) {
            others.add(bare.substring(0, bare.length() - 1) + ALPHABET.charAt(last ^ bits) + "=".repeat(padding));
        }
        return others;
    }
}
