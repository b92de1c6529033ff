package org.partnerhub.minimize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Jackson's parser as the hub uses it. It knows the names of the schemas from the start and keeps no others, neither in
 * its own table nor in the static one where Jackson interns names: a name that nobody knows can be personal.
 */
final class StrictJson {

    /** The pass limits depth and lengths, and says where; Jackson, whose messages say more, never comes to that. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(EventReader.MAX_BYTES)
            .maxNumberLength(EventReader.MAX_BYTES)
            .maxNameLength(EventReader.MAX_BYTES)
            .maxStringLength(EventReader.MAX_BYTES)
            .build();

    private static final int MAX_NUMBER = 40;
    private static final int MAX_EXPONENT = 3;

    private final JsonFactory factory;

    /** @param names the names of all known fields */
    StrictJson(Set<String> names) {
        // without the check for overflow: it throws, while the size of an event bounds the harm that names can do
        factory = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
        learn(names);
    }

    /** A parser that learns names, and hands them on to later ones only when it is closed. */
    JsonParser parser(byte[] event, int end) {
        try {
            return factory.createParser(event, 0, end);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read from memory", impossible);
        }
    }

    private void learn(Set<String> names) {
        JsonBuffer object = new JsonBuffer();
        object.append('{');
        for (String name : names) {
            object.append(object.length() == 1 ? ' ' : ',');
            object.appendString(name);
            object.append(':');
            object.append('0');
        }
        object.append('}');
        try (JsonParser parser = parser(object.content(), object.length())) {
            while (parser.nextToken() != null) {
                // each name is learned in passing
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read what was just written", impossible);
        }
    }

    /** Looks through the whole event for an attribute that is a text; empty when there is none. */
    String attribute(Place attribute, byte[] event, int end) {
        try {
            JsonParser parser = parser(event, end);
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals(attribute.path())) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException notJson) {
            // the pass will come to this fault, and say what and where it is
            return "";
        }
    }

    /** Whether the number that the parser is at can be read without harm: 40 characters, three digits of exponent. */
    static boolean isInRange(JsonParser parser, JsonToken token) throws IOException {
        return parser.getTextLength() <= MAX_NUMBER
                && (token == JsonToken.VALUE_NUMBER_INT || exponentDigits(parser.getText()) <= MAX_EXPONENT);
    }

    private static int exponentDigits(String number) {
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        boolean signed = mark > 0 && !Character.isDigit(number.charAt(mark + 1));
        return mark < 0 ? 0 : number.length() - mark - (signed ? 2 : 1);
    }
}
