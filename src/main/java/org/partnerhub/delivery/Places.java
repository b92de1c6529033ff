package org.partnerhub.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The places in a document that intake has kept for what the hub supplies: each is a {@code null} in an object. The bytes
 * around them stay as they were sealed.
 */
final class Places {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LENGTH = "null".length();

    private final byte[] document;
    private final List<Integer> offsets;

    private Places(byte[] document, List<Integer> offsets) {
        this.document = document;
        this.offsets = offsets;
    }

    /** What is no JSON has none. */
    static Places in(byte[] document) {
        List<Integer> offsets = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL && parser.getParsingContext().inObject()) {
                    offsets.add((int) parser.currentTokenLocation().getByteOffset());
                }
            }
            return new Places(document, offsets);
        } catch (IOException noJson) {
            return new Places(document, List.of());
        }
    }

    boolean any() {
        return !offsets.isEmpty();
    }

    /** The document with the text in each of them. */
    byte[] filledWith(String text) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream(document.length + text.length());
        int from = 0;
        for (int offset : offsets) {
            filled.write(document, from, offset - from);
            filled.write('"');
            filled.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
            filled.write('"');
            from = offset + LENGTH;
        }
        filled.write(document, from, document.length - from);
        return filled.toByteArray();
    }
}
