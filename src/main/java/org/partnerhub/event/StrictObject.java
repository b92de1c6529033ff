package org.partnerhub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * JSON that no two readers understand differently: an object in UTF-8 without halves of surrogate pairs, no key twice, no
 * number or depth beyond bounds, nothing behind it. Names are not interned: one that nobody knows can be personal.
 */
public final class StrictObject {

    /** The longest that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength(MAX_BYTES)
                            .maxNameLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictObject() {}

    /** The object; empty when the bytes are anything else. */
    public static Optional<JsonNode> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            // decodes strictly, where Jackson takes some of what is no UTF-8
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject).filter(StrictObject::isPlain);
        } catch (CharacterCodingException | JsonProcessingException notJson) {
            // not kept as a cause: Jackson's messages quote the text
            return Optional.empty();
        }
    }

    private static boolean isPlain(JsonNode node) {
        return node.properties().stream().allMatch(field -> isText(field.getKey()))
                && (!node.isTextual() || isText(node.textValue()))
                && (!node.isBigDecimal() || Math.abs(node.decimalValue().scale()) <= MAX_NUMBER)
                && StreamSupport.stream(node.spliterator(), false).allMatch(StrictObject::isPlain);
    }

    private static boolean isText(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }
}
