package org.partnerhub.policy;

/**
 * A kind of partner. Every partner has signed an agreement (privacy policy, section 4).
 *
 * @param certification whether it must also be certified
 */
public record Role(String name, boolean certification) {}
