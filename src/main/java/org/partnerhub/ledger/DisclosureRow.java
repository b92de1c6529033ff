package org.partnerhub.ledger;

import java.time.Instant;

/** A row of {@code disclosure}, as far as claims need it; {@code event}, {@code claim} and {@code reason} may be null. */
record DisclosureRow(
        long id,
        long order,
        String event,
        String partner,
        long contractVersion,
        State state,
        String reason,
        Long claim,
        int attempts,
        Instant recordedAt) {

    boolean isHeldBy(long claim) {
        return state == State.SENDING && this.claim != null && this.claim == claim;
    }
}
