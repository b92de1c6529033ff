package org.partnerhub.ledger;

import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * A disclosure that is on record.
 *
 * @param eventKey keyed hash of the event's id
 * @param contractVersion the id that {@link ContractVersions} gave the contract
 */
public record KnownDisclosure(
        long id,
        long order,
        long eventKey,
        PartnerId partner,
        DocumentName document,
        long contractVersion,
        State state) {}
