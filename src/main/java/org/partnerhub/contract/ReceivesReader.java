package org.partnerhub.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.Role;

/** Reads which orders concern the partner. */
final class ReceivesReader {

    private final List<String> known;
    private final Optional<Role> role;
    private final Problems problems;

    ReceivesReader(EventSchemas schemas, Optional<Role> role, Problems problems) {
        this.role = role;
        this.known = schemas
                .leaves(Stream.of(EventType.values())
                        .filter(EventType::carriesOrder)
                        .toList())
                .stream()
                .filter(path -> !path.contains("[]"))
                .toList();
        this.problems = problems;
    }

    Optional<Map<FieldPath, String>> read(Section section) {
        Map<FieldPath, String> receives = new LinkedHashMap<>();
        section.all().forEach(entry -> {
            Optional<String> text = entry.value().text();
            if (isKnown(entry) && text.isPresent()) {
                receives.put(FieldPath.of(entry.name()), text.get());
            }
        });
        role.flatMap(Role::receives).ifPresent(field -> section.required(field.toString()));
        return Optional.of(receives);
    }

    private boolean isKnown(Section.Entry entry) {
        if (known.contains(entry.name()) || known.isEmpty() && FieldPath.isPath(entry.name())) {
            return true;
        }
        problems.add(entry.key(), "an order has no such single value", Nearest.remedy(entry.name(), known));
        return false;
    }
}
