package org.partnerhub.contract;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

/** The fields that a document may take for one purpose: those that all its events have and that the policy allows. */
final class AvailableFields {

    private final Rules rules;
    private final Set<EventType> events;
    private final String purpose;

    AvailableFields(Rules rules, Set<EventType> events, String purpose) {
        this.rules = rules;
        this.events = events;
        this.purpose = purpose;
    }

    /** Whether the field is one of them; if not, why not is reported at the value that asks for it. */
    boolean include(FieldPath path, Value value) {
        boolean known = HubField.isOne(path) ? isSupplied(path, value) : isKnown(path, value);
        return known && isAllowed(path, value);
    }

    /** The types of the field in all the events, {@code null} aside: a field that is null counts as missing. */
    Set<JsonType> types(FieldPath path) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        events.stream()
                .flatMap(event -> rules.schemas().of(event).stream())
                .flatMap(schema -> schema.at(path).stream())
                .forEach(node -> types.addAll(node.types()));
        types.remove(JsonType.NULL);
        return types;
    }

    /** What the hub supplies is the captured payment's, and no other event than a refund is about that. */
    private boolean isSupplied(FieldPath path, Value value) {
        if (!HubField.all().contains(path)) {
            value.refuse(
                    "the hub does not know " + path,
                    Nearest.remedy(
                            path.toString(),
                            HubField.all().stream().map(FieldPath::toString).toList()));
            return false;
        }
        if (!events.equals(Set.of(EventType.REFUND_REQUESTED))) {
            value.refuse(
                    "the hub supplies " + path + " to refunds alone",
                    "leave it out, or write a document of its own for " + EventType.REFUND_REQUESTED.text());
            return false;
        }
        return true;
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
        return Nearest.choice(schema.leaves().stream()
                .map(FieldPath::toString)
                .filter(leaf -> leaf.startsWith(path.toString()))
                .toList());
    }

    private String elsewhere(FieldPath path) {
        String carriers = events.stream()
                .filter(event -> rules.schemas()
                        .of(event)
                        .filter(schema -> isLeaf(schema, path))
                        .isPresent())
                .map(EventType::text)
                .collect(Collectors.joining(", "));
        return carriers.isEmpty()
                ? Nearest.remedy(path.toString(), rules.schemas().leaves(events))
                : "write a document of its own for " + carriers;
    }

    private boolean isAllowed(FieldPath path, Value value) {
        Optional<Policy> policy =
                rules.policy().filter(known -> known.purposes().containsKey(purpose));
        if (policy.isEmpty() || policy.get().purposesOf(path).contains(purpose)) {
            return true;
        }
        Set<String> allowed = policy.get().purposesOf(path);
        value.refuse(
                "the policy does not allow " + path + " for " + purpose,
                allowed.isEmpty()
                        ? "leave it out: it never leaves"
                        : "leave it out: it is for " + allowed.stream().sorted().collect(Collectors.joining(", ")));
        return false;
    }
}
