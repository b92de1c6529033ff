package org.partnerhub.contract;

import java.util.regex.Pattern;

/** The name of a partner in file names, queues and the ledger: a lower-case word of 2 to 40 letters, digits, hyphens. */
public record PartnerId(String text) implements Comparable<PartnerId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public PartnerId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a partner id is 2 to 40 lower-case letters, digits, hyphens");
        }
    }

    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(PartnerId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
