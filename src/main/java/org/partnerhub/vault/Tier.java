package org.partnerhub.vault;

import java.util.Locale;

/** Whose order keys an epoch wraps. Each tier has epochs of its own, which are turned and destroyed on their own. */
public enum Tier {
    STANDARD,
    /** For orders of minors. */
    MINOR;

    /** As it is stored and shown; also part of what is authenticated, so it never changes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tier of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text();
    }
}
