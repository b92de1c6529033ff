package org.partnerhub.policy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.event.FieldPath;

/**
 * The privacy policy.
 *
 * @param document the file that holds its text
 * @param fields the purposes for which each field may be used; a field that is not here may be used for none
 */
public record Policy(
        String version,
        String document,
        Map<String, Role> roles,
        Map<String, Purpose> purposes,
        Map<FieldPath, Set<String>> fields) {

    public Policy {
        roles = Map.copyOf(roles);
        purposes = Map.copyOf(purposes);
        fields = fields.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** The names of the purposes for which the field may leave; none for a field that is not classified. */
    public Set<String> purposesOf(FieldPath field) {
        return fields.getOrDefault(field, Set.of());
    }

    /** The names of the purposes that partners of the role may have. */
    public Set<String> purposesOfRole(String role) {
        return purposes.values().stream()
                .filter(purpose -> purpose.roles().contains(role))
                .map(Purpose::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
