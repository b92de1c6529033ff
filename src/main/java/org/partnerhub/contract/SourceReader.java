package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.JsonType;
import org.partnerhub.event.SchemaNode;
import org.partnerhub.policy.HubField;
import org.partnerhub.policy.Policy;

/** Reads the right side of a line, {@code recipient.name? | ascii | max 35}, and checks that the field may be had. */
final class SourceReader {

    private final Rules rules;
    private final Set<EventType> events;
    private final String purpose;

    SourceReader(Rules rules, Set<EventType> events, String purpose) {
        this.rules = rules;
        this.events = events;
        this.purpose = purpose;
    }

    /** What is taken from the event, and what is made of it. */
    record Source(FieldPath path, boolean optional, List<Format> formats) {}

    Optional<Source> read(Value value) {
        return value.text().flatMap(text -> {
            List<String> parts =
                    Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            boolean optional = parts.get(0).endsWith("?");
            String name = optional
                    ? parts.get(0).substring(0, parts.get(0).length() - 1).strip()
                    : parts.get(0);
            return path(name, value).flatMap(path -> formats(parts.subList(1, parts.size()), path, value)
                    .map(formats -> new Source(path, optional, formats)));
        });
    }

    private Optional<FieldPath> path(String name, Value value) {
        if (!FieldPath.isPath(name)) {
            return value.refuse("not written as a path", "write it like recipient.name or items[].quantity");
        }
        FieldPath path = FieldPath.of(name);
        if (HubField.isOne(path)) {
            return value.refuse("the hub does not supply " + name + " yet", "leave it out");
        }
        return isKnown(path, value) && isAllowed(path, value) ? Optional.of(path) : Optional.empty();
    }

    private boolean isKnown(FieldPath path, Value value) {
        for (EventType event : events) {
            Optional<EventSchema> schema = rules.schemas().of(event);
            if (schema.isPresent() && !isLeaf(schema.get(), path)) {
                schema.get()
                        .at(path)
                        .ifPresentOrElse(
                                node -> value.refuse(path + " is not a single value", below(schema.get(), path)),
                                () -> value.refuse(event.text() + " has no field " + path, elsewhere(path)));
                return false;
            }
        }
        return true;
    }

    private static boolean isLeaf(EventSchema schema, FieldPath path) {
        return schema.at(path).filter(SchemaNode::isLeaf).isPresent();
    }

    private static String below(EventSchema schema, FieldPath path) {
        return schema.leaves().stream()
                .map(FieldPath::toString)
                .filter(leaf -> leaf.startsWith(path.toString()))
                .collect(Collectors.joining(", ", "name one field: ", ""));
    }

    private String elsewhere(FieldPath path) {
        List<String> carriers = events.stream()
                .filter(event -> rules.schemas()
                        .of(event)
                        .filter(schema -> isLeaf(schema, path))
                        .isPresent())
                .map(EventType::text)
                .toList();
        return carriers.isEmpty()
                ? Nearest.remedy(path.toString(), rules.schemas().leaves(events))
                : "write a document of its own for " + String.join(", ", carriers);
    }

    private boolean isAllowed(FieldPath path, Value value) {
        Optional<Policy> policy =
                rules.policy().filter(known -> known.purposes().containsKey(purpose));
        if (policy.isEmpty() || policy.get().purposesOf(path).contains(purpose)) {
            return true;
        }
        Set<String> allowed = new TreeSet<>(policy.get().purposesOf(path));
        value.refuse(
                "the policy does not allow " + path + " for " + purpose,
                allowed.isEmpty() ? "leave it out: it never leaves" : "it is for " + String.join(", ", allowed));
        return false;
    }

    private Optional<List<Format>> formats(List<String> written, FieldPath path, Value value) {
        Set<JsonType> types = types(path);
        List<Format> formats = new ArrayList<>();
        for (String text : written) {
            List<String> words = List.of(text.split("\\s+"));
            Optional<FormatKind> kind = FormatKind.of(words.get(0));
            if (kind.isEmpty()) {
                return value.refuse("there is no such format", Nearest.remedy(words.get(0), FormatKind.words()));
            }
            Optional<Format> format = kind.get().read(words.subList(1, words.size()));
            if (format.isEmpty()) {
                return value.refuse(
                        "the format " + kind.get().word() + " does not take these arguments",
                        "write it like " + kind.get().example());
            }
            if (!kind.get().takes().containsAll(types)) {
                return value.refuse(
                        "the format " + kind.get().word() + " takes "
                                + named(kind.get().takes()) + ", not " + named(types),
                        "remove it, or choose another");
            }
            formats.add(format.get());
            types = EnumSet.of(kind.get().yields());
        }
        return formats.contains(new Format.Major()) && !hasCurrency(path, value)
                ? Optional.empty()
                : Optional.of(formats);
    }

    /** The types of the value in all the events, {@code null} aside: a field that is null counts as missing. */
    private Set<JsonType> types(FieldPath path) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        events.stream()
                .flatMap(event -> rules.schemas().of(event).stream())
                .flatMap(schema -> schema.at(path).stream())
                .forEach(node -> types.addAll(node.types()));
        types.remove(JsonType.NULL);
        return types;
    }

    private boolean hasCurrency(FieldPath path, Value value) {
        List<FieldPath.Step> steps = new ArrayList<>(path.steps());
        if (!steps.remove(steps.size() - 1).equals(new FieldPath.Step("value", false)) || steps.isEmpty()) {
            value.refuse("the format major needs an amount", "use it on the value of {value, currency}");
            return false;
        }
        steps.add(new FieldPath.Step("currency", false));
        FieldPath currency = new FieldPath(steps);
        return isKnown(currency, value) && isAllowed(currency, value);
    }

    private static String named(Set<JsonType> types) {
        return types.stream()
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
