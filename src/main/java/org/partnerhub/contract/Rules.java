package org.partnerhub.contract;

import java.util.Optional;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.policy.Policy;

/**
 * What contracts are checked against.
 *
 * @param policy absent when its file cannot be made out; then only what does not depend on it is checked
 */
record Rules(Optional<Policy> policy, EventSchemas schemas) {}
