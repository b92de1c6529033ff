package org.partnerhub.notice;

import java.time.Instant;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.NoticeOutcome;

/** One try at telling a provider. It starts with no outcome, and gets one from the route. */
public final class HttpAttempt {

    private final ClaimedNotice claimed;
    private final Release release;
    private NoticeOutcome outcome;

    HttpAttempt(ClaimedNotice claimed, Release release) {
        this.claimed = claimed;
        this.release = release;
    }

    public Release release() {
        return release;
    }

    ClaimedNotice claimed() {
        return claimed;
    }

    void ended(NoticeOutcome how) {
        outcome = how;
    }

    /** How it ended; what was not tried is due at once. */
    NoticeOutcome outcome(Instant now) {
        return outcome == null ? new NoticeOutcome.Postponed(claimed, now) : outcome;
    }

    @Override
    public String toString() {
        return "attempt " + claimed.attempt() + " at " + claimed;
    }
}
