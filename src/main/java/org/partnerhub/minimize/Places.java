package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.SchemaNode;

/** All places that the schema of one type of event knows, with columns for those that are wanted. */
final class Places {

    private final EventSchema schema;
    private final Set<FieldPath> wanted;
    private final Map<FieldPath, Place> byPath = new HashMap<>();
    private final Place data;

    private int values = Envelope.COLUMNS;
    private int arrays;

    Places(EventSchema schema, Set<FieldPath> wanted) {
        this.schema = schema;
        this.wanted = wanted;
        this.data = new Place(
                Envelope.DATA.path(), Place.UNWANTED, Set.of(), fields(schema.data(), List.of()), Optional.empty());
    }

    Place data() {
        return data;
    }

    Projection.Sizes sizes() {
        return new Projection.Sizes(values, arrays);
    }

    /** @throws IllegalArgumentException when the schema knows no such field, or it is an object or an array */
    Place value(FieldPath path) {
        return Optional.ofNullable(byPath.get(path))
                .filter(place -> place.column() != Place.UNWANTED)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the schema of " + schema.type().text() + " has no value at " + path));
    }

    /** @throws IllegalArgumentException also when the event may have several such values */
    Place single(FieldPath path) {
        if (path.arrays() > 0) {
            throw new IllegalArgumentException("an event may have more than one " + path);
        }
        return value(path);
    }

    /** @throws IllegalArgumentException when the schema knows no such array */
    Place.Elements array(FieldPath path) {
        return Optional.ofNullable(byPath.get(path))
                .flatMap(Place::elements)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the schema of " + schema.type().text() + " has no array at " + path));
    }

    private Fields fields(SchemaNode object, List<FieldPath.Step> way) {
        List<String> names = List.copyOf(object.fields().keySet());
        return new Fields(
                names,
                names.stream()
                        .map(name -> place(object.fields().get(name), follow(way, new FieldPath.Step(name, false))))
                        .toList());
    }

    private Place place(SchemaNode node, List<FieldPath.Step> way) {
        FieldPath path = new FieldPath(way);
        Place place = new Place(
                path.toString(),
                node.isLeaf() && wanted.contains(path) ? values++ : Place.UNWANTED,
                node.types(),
                fields(node, way),
                node.element().flatMap(element -> elements(element, way)));
        byPath.put(path, place);
        return place;
    }

    /** Paths cannot tell the elements of an array within an array, so nobody can want them: they count as unknown. */
    private Optional<Place.Elements> elements(SchemaNode element, List<FieldPath.Step> way) {
        FieldPath.Step last = way.get(way.size() - 1);
        if (last.array()) {
            return Optional.empty();
        }
        FieldPath.Step through = new FieldPath.Step(last.name(), true);
        return Optional.of(
                new Place.Elements(arrays++, place(element, follow(way.subList(0, way.size() - 1), through))));
    }

    private static List<FieldPath.Step> follow(List<FieldPath.Step> way, FieldPath.Step step) {
        List<FieldPath.Step> further = new ArrayList<>(way);
        further.add(step);
        return further;
    }
}
