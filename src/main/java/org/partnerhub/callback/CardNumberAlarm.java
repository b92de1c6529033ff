package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks through a whole callback for card numbers, in values and names alike, and tells where, never what. */
final class CardNumberAlarm {

    /** Enough to show where to look. */
    private static final int MOST = 20;

    private final KnownNames known;

    CardNumberAlarm(KnownNames known) {
        this.known = known;
    }

    /** The places, at most twenty; each name that the contract does not know, which could be personal, is a {@code *}. */
    List<String> in(JsonNode body) {
        Set<String> found = new LinkedHashSet<>();
        search(body, known, "", found);
        return List.copyOf(found);
    }

    private void search(JsonNode node, KnownNames names, String path, Set<String> found) {
        if (found.size() == MOST) {
            return;
        }
        if (node.isObject()) {
            searchFields(node, names, path, found);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                search(node.get(i), names.elements(), path + "[" + i + "]", found);
            }
        } else if (!names.isReference() && CardNumber.isIn(text(node))) {
            found.add(path);
        }
    }

    private void searchFields(JsonNode object, KnownNames names, String path, Set<String> found) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            KnownNames below = names.below(field.getKey());
            String name = below == KnownNames.NONE ? "*" : field.getKey();
            String place = path.isEmpty() ? name : path + "." + name;
            if (CardNumber.isIn(field.getKey()) && found.size() < MOST) {
                found.add(place);
            }
            search(field.getValue(), below, place, found);
        }
    }

    /** The text of a value; of a number without an exponent, which would hide digits. */
    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
