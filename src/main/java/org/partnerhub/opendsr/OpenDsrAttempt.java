package org.partnerhub.opendsr;

import java.time.Instant;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.NoticeOutcome;

/** One try at a notice: to ask how far the partner is, to make the request, or both. It gets its outcome from the route. */
public final class OpenDsrAttempt {

    private final ClaimedNotice claimed;
    private final Release question;
    private final Release request;
    private NoticeOutcome outcome;

    OpenDsrAttempt(ClaimedNotice claimed, Release question, Release request) {
        this.claimed = claimed;
        this.question = question;
        this.request = request;
    }

    /** Whether the partner may know of it: many refuse a number that they know. */
    public boolean isRepeated() {
        return claimed.attempt() > 1;
    }

    public Release question() {
        return question;
    }

    /** Whether nothing has come of it yet. */
    public boolean isOpen() {
        return outcome == null;
    }

    public Release request() {
        return request;
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
