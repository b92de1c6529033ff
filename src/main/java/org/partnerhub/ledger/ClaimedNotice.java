package org.partnerhub.ledger;

import java.util.UUID;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * A notice that the ledger records as being sent by whoever holds this. It can be made only by the ledger, after the claim
 * was committed.
 */
public final class ClaimedNotice {

    private final long claim;
    private final OpenNotice notice;
    private final WrappedKeys keys;
    private final byte[] reference;

    ClaimedNotice(long claim, OpenNotice notice, WrappedKeys keys, byte[] reference) {
        this.claim = claim;
        this.notice = notice;
        this.keys = keys;
        this.reference = reference;
    }

    long claim() {
        return claim;
    }

    public OpenNotice notice() {
        return notice;
    }

    public PartnerId partner() {
        return notice.partner();
    }

    public long order() {
        return notice.order();
    }

    /** What stands for it at the partner. */
    public UUID randomId() {
        return notice.randomId();
    }

    /** What stands for it at a partner that takes each request but once. */
    public UUID askedAs() {
        return notice.askedAs();
    }

    /**
     * The same for each attempt until the partner has got it; then another one, or the partner would repeat its answer
     * instead of saying how far it is.
     */
    public String idempotencyKey() {
        return notice.round() == 0 ? randomId().toString() : randomId() + "-" + notice.round();
    }

    /** From 1, and again from 1 when it is asked anew. */
    public int attempt() {
        return notice.attempts();
    }

    public WrappedKeys keys() {
        return keys;
    }

    /** The order's reference, sealed under its reference key. Not a copy. */
    public byte[] reference() {
        return reference;
    }

    @Override
    public String toString() {
        return "notice " + randomId() + " to " + partner();
    }
}
