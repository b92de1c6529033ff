package org.partnerhub.minimize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A place in a document while it is being compiled: not yet known whether it is a value, an object or an array. */
final class Draft {

    private final String path;
    private final Map<String, Draft> fields = new LinkedHashMap<>();
    private Optional<Draft> element = Optional.empty();
    private Optional<Place.Elements> source = Optional.empty();
    private Optional<Target> value = Optional.empty();

    Draft(String path) {
        this.path = path;
    }

    Draft field(String name) {
        refuseIf(value.isPresent() || element.isPresent());
        return fields.computeIfAbsent(name, key -> new Draft(path.isEmpty() ? key : path + "." + key));
    }

    /** The elements of this place, which so becomes an array. */
    Draft element() {
        refuseIf(value.isPresent() || !fields.isEmpty());
        if (element.isEmpty()) {
            element = Optional.of(new Draft(path + "[]"));
        }
        return element.get();
    }

    /** Makes this place an array that has as many elements as an array of the event. */
    void bind(Place.Elements array) {
        if (source.isPresent() && !source.get().equals(array)) {
            throw new IllegalArgumentException("the elements of " + path + " come from more than one array");
        }
        source = Optional.of(array);
    }

    void fill(Target target) {
        refuseIf(value.isPresent() || element.isPresent() || !fields.isEmpty());
        value = Optional.of(target);
    }

    /** @param rows the path of the array whose elements become rows */
    Target finish(Optional<String> rows) {
        if (value.isPresent()) {
            return value.get();
        }
        if (element.isPresent()) {
            Place.Elements array = source.orElseThrow(() ->
                    new IllegalArgumentException("no field of the event tells how many elements " + path + " has"));
            return new ArrayTarget(
                    array, element.get().finish(rows), rows.filter(path::equals).isPresent());
        }
        Map<String, Target> finished = new LinkedHashMap<>();
        fields.forEach((name, field) -> finished.put(name, field.finish(rows)));
        return new ObjectTarget(finished);
    }

    private void refuseIf(boolean clash) {
        if (clash) {
            throw new IllegalArgumentException("two targets claim " + path);
        }
    }
}
