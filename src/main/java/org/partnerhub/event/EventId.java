package org.partnerhub.event;

import java.util.Optional;

/** The id that the shop gave an event: 1 to 100 characters, none of which needs escaping anywhere. */
public record EventId(String text) {

    private static final int LONGEST = 100;

    public EventId {
        if (!isId(text)) {
            throw new IllegalArgumentException(
                    "an event id is 1 to 100 letters, digits, dots, underscores, colons, hyphens");
        }
    }

    /** The id, unless the text is none: an id that could hold anything at all is not repeated in a log. */
    public static Optional<EventId> of(String text) {
        return isId(text) ? Optional.of(new EventId(text)) : Optional.empty();
    }

    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        // a loop, not a stream: every event comes by here
        for (int at = 0; at < text.length(); at++) {
            if (!isAllowed(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || "._:-".indexOf(character) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
