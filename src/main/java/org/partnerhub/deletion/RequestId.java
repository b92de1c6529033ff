package org.partnerhub.deletion;

import java.util.Optional;
import java.util.regex.Pattern;

/** The shop's id of a request: 1 to 64 characters, none of which needs escaping anywhere. It stays on record for ever. */
record RequestId(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    RequestId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a request id is 1 to 64 letters, digits, dots, underscores, colons, hyphens");
        }
    }

    /** The id, unless the text is none: what could hold anything at all is not repeated. */
    static Optional<RequestId> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
