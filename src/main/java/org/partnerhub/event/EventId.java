package org.partnerhub.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id that the shop gave an event: 1 to 100 characters, none of which needs escaping anywhere. */
public record EventId(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    public EventId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "an event id is 1 to 100 letters, digits, dots, underscores, colons, hyphens");
        }
    }

    /** The id, unless the text is none: an id that could hold anything at all is not repeated in a log. */
    public static Optional<EventId> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new EventId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
