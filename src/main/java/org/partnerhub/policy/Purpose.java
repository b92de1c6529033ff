package org.partnerhub.policy;

import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.FieldPath;

/**
 * What fields are used for.
 *
 * @param roles the kinds of partners that may have it
 * @param clause the place in the privacy policy that it rests on
 * @param when the true-or-false field that must be true for the purpose to exist
 */
public record Purpose(String name, Set<String> roles, String clause, Optional<FieldPath> when) {

    public Purpose {
        roles = Set.copyOf(roles);
    }
}
