package org.partnerhub.callback;

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

/**
 * JSON that no two readers understand differently: an object in UTF-8 without halves of surrogate pairs, no key twice, no
 * number or depth beyond bounds, nothing behind it. Names are not interned: one that nobody knows can be personal.
 */
final class StrictBody {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength(CallbackVerifier.MAX_BODY)
                            .maxNameLength(CallbackVerifier.MAX_BODY)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictBody() {}

    /** @throws CallbackFault when the body is anything else */
    static JsonNode read(byte[] body) {
        try {
            // decodes strictly, where Jackson takes some of what is no UTF-8
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            JsonNode object = JSON.readTree(text);
            if (object.isObject()) {
                check(object);
                return object;
            }
        } catch (CharacterCodingException | JsonProcessingException notJson) {
            // not kept as a cause: Jackson's messages quote the body
        }
        throw malformed();
    }

    private static void check(JsonNode node) {
        node.properties().forEach(field -> checkText(field.getKey()));
        node.forEach(StrictBody::check);
        if (node.isTextual()) {
            checkText(node.textValue());
        }
        if (node.isBigDecimal() && Math.abs(node.decimalValue().scale()) > MAX_NUMBER) {
            throw malformed();
        }
    }

    private static void checkText(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw malformed();
        }
    }

    private static CallbackFault malformed() {
        return new CallbackFault(RefusalCode.MALFORMED_BODY);
    }
}
