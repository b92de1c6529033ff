package org.partnerhub.ledger;

/**
 * A manifest on record.
 *
 * @param sent whether the partner has it for certain; while it is under way it may have it
 * @param rows how many there are, the header not counted; 0 until they are on record
 */
public record KnownManifest(long id, String fileName, boolean sent, int rows) {}
