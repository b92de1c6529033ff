package org.partnerhub.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partnerhub.configuration.ConfigurationFile;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventSchema;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.JsonType;

/** Reads {@code config/policy.yaml}: roles and purposes here, the fields with a {@link FieldClassification}. */
public final class PolicyReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Problems problems;
    private final EventSchemas schemas;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();

    private PolicyReader(Problems problems, EventSchemas schemas) {
        this.problems = problems;
        this.schemas = schemas;
    }

    /**
     * The policy, or nothing when part of it cannot be made out. A field that is not classified, or that no event has,
     * is a problem that does not keep contracts from being checked too.
     */
    public static Optional<Policy> read(Path file, EventSchemas schemas, Problems problems) {
        return ConfigurationFile.yaml(file, problems).flatMap(new PolicyReader(problems, schemas)::policy);
    }

    private Optional<Policy> policy(Section file) {
        int before = problems.count();
        Optional<Section> head = file.required("policy").flatMap(Value::section);
        Optional<String> version =
                head.flatMap(section -> section.required("version")).flatMap(Value::text);
        Optional<String> document =
                head.flatMap(section -> section.required("document")).flatMap(Value::text);
        head.ifPresent(Section::reportUnknownKeys);
        List<Section.Entry> roleEntries = entries(file, "roles");
        roleEntries.forEach(this::role);
        List<Section.Entry> purposeEntries = entries(file, "purposes");
        purposeEntries.forEach(entry -> purpose(entry, names(roleEntries)));
        FieldClassification fields = new FieldClassification(schemas, names(purposeEntries), problems);
        Optional<Section> classified = file.required("fields").flatMap(Value::section);
        classified.ifPresent(fields::read);
        file.reportUnknownKeys();
        boolean readable = problems.count() == before;
        classified.ifPresent(fields::checkAgainstSchemas);
        return readable
                ? Optional.of(new Policy(version.orElseThrow(), document.orElseThrow(), roles, purposes, fields.all()))
                : Optional.empty();
    }

    private List<Section.Entry> entries(Section file, String key) {
        List<Section.Entry> entries =
                file.required(key).flatMap(Value::section).map(Section::all).orElse(List.of());
        entries.stream()
                .filter(entry -> !NAME.matcher(entry.name()).matches())
                .forEach(entry -> problems.add(
                        entry.key(), "not a name", "use lower-case letters, digits and hyphens, a letter first"));
        return entries;
    }

    private static List<String> names(List<Section.Entry> entries) {
        return entries.stream().map(Section.Entry::name).toList();
    }

    private void role(Section.Entry entry) {
        entry.value().section().ifPresent(section -> {
            section.required("agreement").flatMap(PolicyReader::isRequired);
            boolean certification = section.optional("certification")
                    .flatMap(PolicyReader::isRequired)
                    .isPresent();
            Optional<FieldPath> receives =
                    section.optional("receives").flatMap(value -> orderField(value, JsonType.STRING, "text"));
            section.made(() -> new Role(entry.name(), certification, receives))
                    .ifPresent(role -> roles.put(role.name(), role));
        });
    }

    private static Optional<String> isRequired(Value value) {
        return value.word(List.of("required"));
    }

    private void purpose(Section.Entry entry, List<String> knownRoles) {
        entry.value().section().ifPresent(section -> {
            Set<String> allowed = new LinkedHashSet<>();
            section.required("roles").flatMap(Value::list).orElse(List.of()).forEach(value -> value.word(knownRoles)
                    .ifPresent(allowed::add));
            Optional<String> clause = section.text("clause");
            Optional<FieldPath> when = section.optional("when")
                    .flatMap(value -> orderField(value, JsonType.BOOLEAN, "true-or-false field"));
            section.made(() -> new Purpose(entry.name(), allowed, clause.orElseThrow(), when))
                    .ifPresent(purpose -> purposes.put(purpose.name(), purpose));
        });
    }

    /** A field outside of arrays that is of the type in the events that carry the order. */
    private Optional<FieldPath> orderField(Value value, JsonType type, String what) {
        return value.text().flatMap(text -> {
            List<String> known = orderFields(type);
            boolean unchecked = !schemas.complete() && FieldPath.isPath(text);
            return known.contains(text) || unchecked
                    ? Optional.of(FieldPath.of(text))
                    : value.refuse("an order has no " + what + " of this name", Nearest.remedy(text, known));
        });
    }

    private List<String> orderFields(JsonType type) {
        List<String> fields = new ArrayList<>();
        schemas.byType().values().stream()
                .filter(schema -> schema.type().carriesOrder())
                .forEach(schema -> schema.leaves().stream()
                        .filter(path -> isOf(type, path, schema))
                        .forEach(path -> fields.add(path.toString())));
        return fields;
    }

    private static boolean isOf(JsonType type, FieldPath path, EventSchema schema) {
        return path.arrays() == 0
                && schema.at(path).filter(node -> node.is(type)).isPresent();
    }
}
