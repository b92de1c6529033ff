package org.partnerhub.vault;

/**
 * A row that holds wrapped keys.
 *
 * @param owner the number that the keys are bound to: of the order, or of whatever they were made for
 */
public record WrappedRow(long owner, WrappedKeys keys) {}
