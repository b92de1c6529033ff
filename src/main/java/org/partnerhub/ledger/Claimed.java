package org.partnerhub.ledger;

import java.time.Instant;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.vault.WrappedKeys;

/**
 * A disclosure that the ledger records as being sent by whoever holds this. It can be made only by the ledger, after the
 * claim was committed.
 */
public final class Claimed {

    private final long claim;
    private final DisclosureRow row;
    private final String contractVersion;
    private final WrappedKeys keys;
    private final SealedDisclosure sealed;

    Claimed(long claim, DisclosureRow row, String contractVersion, WrappedKeys keys, SealedDisclosure sealed) {
        this.claim = claim;
        this.row = row;
        this.contractVersion = contractVersion;
        this.keys = keys;
        this.sealed = sealed;
    }

    long claim() {
        return claim;
    }

    public long disclosure() {
        return row.id();
    }

    public long order() {
        return row.order();
    }

    public EventId event() {
        return new EventId(row.event());
    }

    public PartnerId partner() {
        return sealed.partner();
    }

    public DocumentName document() {
        return sealed.document();
    }

    /** The version of the contract by which it was made. */
    public String contractVersion() {
        return contractVersion;
    }

    /** From 1; counts the attempts, this one included. */
    public int attempt() {
        return row.attempts() + 1;
    }

    /** When it was put on record. */
    public Instant recordedAt() {
        return row.recordedAt();
    }

    /** How many rows of a manifest it takes. */
    public int rows() {
        return sealed.rows();
    }

    public WrappedKeys keys() {
        return keys;
    }

    /** Sealed under the content key. Not a copy. */
    public byte[] sealed() {
        return sealed.bytes();
    }

    SealedDisclosure sealedDisclosure() {
        return sealed;
    }

    @Override
    public String toString() {
        return sealed.toString();
    }
}
