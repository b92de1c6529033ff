package org.partnerhub.contract;

import java.util.regex.Pattern;

/** The name of one kind of document that a partner gets: a lower-case word of 2 to 40 letters, digits, hyphens. */
public record DocumentName(String text) implements Comparable<DocumentName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public DocumentName {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a document name is 2 to 40 lower-case letters, digits, hyphens");
        }
    }

    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(DocumentName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
