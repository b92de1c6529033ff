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
    private static final String NAMES = "use lower-case letters, digits and hyphens";

    private final Problems problems;
    private final EventSchemas schemas;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();

    private PolicyReader(Problems problems, EventSchemas schemas) {
        this.problems = problems;
        this.schemas = schemas;
    }

    /** The policy, or nothing when part of it cannot be made out; unclassified fields are problems, but hide nothing. */
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
        file.required("roles").flatMap(Value::section).ifPresent(section -> section.all()
                .forEach(this::role));
        file.required("purposes").flatMap(Value::section).ifPresent(section -> section.all()
                .forEach(this::purpose));
        FieldClassification fields = new FieldClassification(schemas, purposes.keySet(), problems);
        Optional<Section> classified = file.required("fields").flatMap(Value::section);
        classified.ifPresent(fields::read);
        file.reportUnknownKeys();
        boolean readable = problems.count() == before;
        classified.ifPresent(fields::checkAgainstSchemas);
        return readable
                ? Optional.of(new Policy(version.orElseThrow(), document.orElseThrow(), roles, purposes, fields.all()))
                : Optional.empty();
    }

    private void role(Section.Entry entry) {
        checkName(entry);
        entry.value().section().ifPresent(section -> {
            section.required("agreement").flatMap(PolicyReader::isRequired);
            boolean certification = section.optional("certification")
                    .flatMap(PolicyReader::isRequired)
                    .isPresent();
            section.made(() -> new Role(entry.name(), certification)).ifPresent(role -> roles.put(role.name(), role));
        });
    }

    private static Optional<String> isRequired(Value value) {
        return value.word(List.of("required"));
    }

    private void purpose(Section.Entry entry) {
        checkName(entry);
        entry.value().section().ifPresent(section -> {
            Set<String> allowed = new LinkedHashSet<>();
            section.required("roles").flatMap(Value::list).orElse(List.of()).forEach(value -> value.word(roles.keySet())
                    .ifPresent(allowed::add));
            Optional<String> clause = section.required("clause").flatMap(Value::text);
            Optional<FieldPath> when = section.optional("when").flatMap(this::condition);
            section.made(() -> new Purpose(entry.name(), allowed, clause.orElseThrow(), when))
                    .ifPresent(purpose -> purposes.put(purpose.name(), purpose));
        });
    }

    private Optional<FieldPath> condition(Value value) {
        return value.text().flatMap(text -> {
            List<String> flags = flags();
            if (flags.contains(text) || !schemas.complete() && FieldPath.isPath(text)) {
                return Optional.of(FieldPath.of(text));
            }
            return value.refuse("no event has a true-or-false field of this name", Nearest.remedy(text, flags));
        });
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>();
        for (EventSchema schema : schemas.byType().values()) {
            schema.leaves().stream()
                    .filter(path -> path.arrays() == 0)
                    .filter(path -> schema.at(path)
                            .filter(node -> node.is(JsonType.BOOLEAN))
                            .isPresent())
                    .forEach(path -> flags.add(path.toString()));
        }
        return flags;
    }

    private void checkName(Section.Entry entry) {
        if (!NAME.matcher(entry.name()).matches()) {
            problems.add(entry.key(), "not a name", NAMES);
        }
    }
}
