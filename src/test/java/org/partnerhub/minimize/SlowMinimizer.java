package org.partnerhub.minimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.Format;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.JsonType;

/**
 * One document by the plainest way there is, field by field on a tree, to hold the real one against. Knows no more formats
 * than {@link RandomContract} uses.
 */
final class SlowMinimizer {

    private static final JsonNode ABSENT = JsonNodeFactory.instance.pojoNode("absent");

    private final JsonNode data;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();
    private final Set<String> refusals = new HashSet<>();
    private final BitSet fields = new BitSet();

    SlowMinimizer(JsonNode data, Document document) {
        this.data = data;
        document.constants().forEach((target, text) -> {
            List<FieldPath.Step> steps = target.steps();
            object(result, steps.subList(0, steps.size() - 1))
                    .put(steps.get(steps.size() - 1).name(), text);
        });
        for (int i = 0; i < document.fields().size(); i++) {
            Document.Field field = document.fields().get(i);
            fill(i, field, result, field.target().steps(), data, field.source().steps());
        }
        prune(result);
    }

    /** Every reason to refuse, as code and path; none when there is none. */
    Set<String> refusals() {
        return refusals;
    }

    /** The numbers of the fields that the document holds; none when there is nothing to send. */
    BitSet fields() {
        return fields;
    }

    String document() {
        return result.toString();
    }

    private void fill(
            int index,
            Document.Field field,
            ObjectNode into,
            List<FieldPath.Step> target,
            JsonNode from,
            List<FieldPath.Step> source) {
        int targetArray = firstArray(target);
        if (targetArray == target.size()) {
            object(into, target.subList(0, target.size() - 1))
                    .set(target.get(target.size() - 1).name(), value(index, field, walk(from, source)));
            return;
        }
        int sourceArray = firstArray(source);
        JsonNode elements = walk(from, source.subList(0, sourceArray + 1));
        int size = elements.isArray() ? elements.size() : 0;
        ArrayNode array = array(
                object(into, target.subList(0, targetArray)),
                target.get(targetArray).name());
        if (size == 0) {
            value(index, field, JsonNodeFactory.instance.missingNode());
        }
        List<FieldPath.Step> targetRest = target.subList(targetArray + 1, target.size());
        List<FieldPath.Step> sourceRest = source.subList(sourceArray + 1, source.size());
        for (int i = 0; i < size; i++) {
            if (targetRest.isEmpty()) {
                array.add(value(index, field, elements.get(i)));
            } else {
                ObjectNode element = i < array.size() ? (ObjectNode) array.get(i) : array.addObject();
                fill(index, field, element, targetRest, elements.get(i), sourceRest);
            }
        }
    }

    private static int firstArray(List<FieldPath.Step> steps) {
        int at = 0;
        while (at < steps.size() && !steps.get(at).array()) {
            at++;
        }
        return at;
    }

    private static JsonNode walk(JsonNode from, List<FieldPath.Step> steps) {
        JsonNode node = from;
        for (FieldPath.Step step : steps) {
            node = node.path(step.name());
        }
        return node;
    }

    private static ObjectNode object(ObjectNode into, List<FieldPath.Step> steps) {
        ObjectNode node = into;
        for (FieldPath.Step step : steps) {
            node = node.has(step.name()) ? (ObjectNode) node.get(step.name()) : node.putObject(step.name());
        }
        return node;
    }

    private static ArrayNode array(ObjectNode into, String name) {
        return into.has(name) ? (ArrayNode) into.get(name) : into.putArray(name);
    }

    private JsonNode value(int index, Document.Field field, JsonNode node) {
        if (field.when().isPresent()) {
            JsonNode when = walk(data, field.when().get().steps());
            if (!when.isBoolean() && !isMissing(when)) {
                refusals.add("wrong-type " + field.when().get());
            }
            if (!when.asText().equals("true") || !when.isBoolean()) {
                return ABSENT;
            }
        }
        if (isMissing(node)) {
            if (!field.optional()) {
                refusals.add("missing-field " + field.source());
            }
            return ABSENT;
        }
        if (!isOfItsType(field, node)) {
            refusals.add("wrong-type " + field.source());
            return ABSENT;
        }
        fields.set(index);
        JsonNode formatted = node;
        for (Format format : field.formats()) {
            formatted = apply(format, field, formatted);
        }
        return formatted;
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().isEmpty();
    }

    private static boolean isOfItsType(Document.Field field, JsonNode node) {
        Set<JsonType> types = Schemas.all()
                .of(EventType.ORDER_PLACED)
                .flatMap(schema -> schema.at(field.source()))
                .orElseThrow()
                .types();
        return node.isTextual() && types.contains(JsonType.STRING)
                || node.isBoolean() && types.contains(JsonType.BOOLEAN)
                || node.isIntegralNumber() && types.contains(JsonType.INTEGER)
                || node.isNumber() && types.contains(JsonType.NUMBER);
    }

    private JsonNode apply(Format format, Document.Field field, JsonNode node) {
        if (format instanceof Format.Text && node.isNumber()) {
            return JsonNodeFactory.instance.textNode(node.toString());
        }
        if (format instanceof Format.Text && node.isTextual()) {
            return node;
        }
        if (!node.isTextual()) {
            refusals.add("wrong-type " + field.source());
            return node;
        }
        int[] characters = node.textValue().codePoints().toArray();
        if (format instanceof Format.Upper) {
            return JsonNodeFactory.instance.textNode(node.textValue().toUpperCase(Locale.ROOT));
        }
        if (format instanceof Format.Cut cut) {
            return JsonNodeFactory.instance.textNode(
                    new String(characters, 0, Math.min(cut.characters(), characters.length)));
        }
        if (format instanceof Format.Max max && characters.length > max.characters()) {
            refusals.add("too-long " + field.source());
        }
        return node;
    }

    /** Takes away what is absent and what holds nothing; whether a value of the event is left. */
    private static boolean prune(JsonNode node) {
        boolean some = !node.isContainerNode() && node != ABSENT;
        if (node instanceof ObjectNode object) {
            Set<String> names = new HashSet<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (prune(object.get(name))) {
                    some = true;
                } else {
                    object.remove(name);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                some |= prune(array.get(i));
                if (array.get(i) == ABSENT) {
                    array.setNull(i);
                }
            }
        }
        return some;
    }
}
