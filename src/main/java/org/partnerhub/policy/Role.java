package org.partnerhub.policy;

import java.util.Optional;
import org.partnerhub.event.FieldPath;

/**
 * A kind of partner. Every partner has signed an agreement (privacy policy, section 4).
 *
 * @param certification whether it must also be certified
 * @param receives the field that says which of these partners an order concerns
 */
public record Role(String name, boolean certification, Optional<FieldPath> receives) {}
