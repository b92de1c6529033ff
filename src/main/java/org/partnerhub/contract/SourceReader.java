package org.partnerhub.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.HubField;

/** Reads the right side of a line, {@code recipient.name? | ascii | max 35}. */
final class SourceReader {

    private final AvailableFields available;

    SourceReader(AvailableFields available) {
        this.available = available;
    }

    /** What is taken from the event, and what is made of it. */
    record Source(FieldPath path, boolean optional, List<Format> formats) {}

    Optional<Source> read(Value value) {
        return value.text().flatMap(text -> {
            List<String> parts =
                    Stream.of(text.split("\\|", -1)).map(String::strip).toList();
            boolean optional = parts.get(0).endsWith("?");
            String name = optional ? parts.get(0).substring(0, parts.get(0).length() - 1) : parts.get(0);
            return path(name, value).filter(path -> isAlone(text, path, value)).flatMap(path -> new FormatReader(
                            available)
                    .read(parts.subList(1, parts.size()), path, value)
                    .map(formats -> new Source(path, optional, formats)));
        });
    }

    /** What the hub supplies is neither absent nor formatted: it is put in when the formats have long been applied. */
    private static boolean isAlone(String text, FieldPath path, Value value) {
        if (HubField.isOne(path) && !text.equals(path.toString())) {
            value.refuse("the hub supplies " + path + " as it is, or nothing goes", "write " + path + " alone");
            return false;
        }
        return true;
    }

    private Optional<FieldPath> path(String name, Value value) {
        return FieldPath.isPath(name)
                ? Optional.of(FieldPath.of(name)).filter(path -> available.include(path, value))
                : value.refuse("not written as a path", "write it like recipient.name or items[].quantity");
    }
}
