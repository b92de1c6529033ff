package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.partnerhub.contract.ResultMapping;
import org.partnerhub.event.FieldPath;

/** The values of one event, by the paths of the contract. What is {@code null} or empty counts as missing. */
record Fields(JsonNode event) {

    private static final int LONGEST = 255;

    /** The value that a path without arrays leads to, or Jackson's missing node. */
    static JsonNode at(JsonNode from, FieldPath path) {
        JsonNode node = from;
        for (FieldPath.Step step : path.steps()) {
            node = node.path(step.name());
        }
        return node;
    }

    /**
     * The value of a field that the contract names.
     *
     * @param key what the contract calls it
     * @throws CallbackFault when it is missing and must not be
     */
    Optional<JsonNode> value(ResultMapping.Field field, String key) {
        Optional<JsonNode> value = field.from().stream()
                .map(path -> at(event, path))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .filter(node -> !node.isTextual() || !node.textValue().isEmpty())
                .findFirst();
        if (value.isEmpty() && !field.optional()) {
            throw malformed(key);
        }
        return value;
    }

    /** The value as a text, which it may be or, as some ids are, a whole number. */
    Optional<String> text(ResultMapping.Field field, String key) {
        return value(field, key).map(node -> text(node, key));
    }

    static String text(JsonNode node, String key) {
        String text = node.asText();
        boolean isText = node.isTextual() || node.isIntegralNumber();
        if (!isText || text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw malformed(key);
        }
        return text;
    }

    static CallbackFault malformed(String key) {
        return new CallbackFault(RefusalCode.MALFORMED_RESULT, key);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
