package org.partnerhub.ledger;

import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * An attempt to send something of an erased order that has not ended.
 *
 * @param inManifest whether it was in a manifest; else it was a request
 */
public record Interrupted(long disclosure, long claim, PartnerId partner, DocumentName document, boolean inManifest) {}
