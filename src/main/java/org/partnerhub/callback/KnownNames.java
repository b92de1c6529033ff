package org.partnerhub.callback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerhub.event.FieldPath;

/** The names that a contract says of callbacks, as a tree. */
final class KnownNames {

    /** Below a name that the contract does not say, it says none. */
    static final KnownNames NONE = new KnownNames();

    private final Map<String, KnownNames> names = new HashMap<>();
    private boolean array;
    private boolean reference;

    private KnownNames() {}

    /** @param references those of the fields that hold the numbers of things */
    static KnownNames of(List<FieldPath> fields, List<FieldPath> references) {
        KnownNames root = new KnownNames();
        fields.forEach(root::add);
        references.forEach(field -> root.add(field).reference = true);
        return root;
    }

    private KnownNames add(FieldPath field) {
        KnownNames at = this;
        for (FieldPath.Step step : field.steps()) {
            at = at.names.computeIfAbsent(step.name(), name -> new KnownNames());
            at.array |= step.array();
        }
        return at;
    }

    KnownNames below(String name) {
        return names.getOrDefault(name, NONE);
    }

    /** What is known of the elements of an array that stands here. */
    KnownNames elements() {
        return array ? this : NONE;
    }

    boolean isReference() {
        return reference;
    }
}
