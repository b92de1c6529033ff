package org.partnerhub.delivery;

import java.time.Instant;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.Outcome;

/** One try at handing one claimed disclosure to its partner. It starts with no outcome, and gets one from the route. */
public final class Attempt {

    private final Claimed claimed;
    private final Release release;
    private final Attempt earlier;
    private Outcome outcome;

    private Attempt(Claimed claimed, Release release, Attempt earlier) {
        this.claimed = claimed;
        this.release = release;
        this.earlier = earlier;
    }

    /** @param earlier the attempt at the order's disclosure before this one, or null */
    static Attempt of(Claimed claimed, Release release, Attempt earlier) {
        return new Attempt(claimed, release, earlier);
    }

    /** An attempt that ends before it begins. */
    static Attempt ended(Claimed claimed, Outcome outcome, Attempt earlier) {
        Attempt attempt = new Attempt(claimed, null, earlier);
        attempt.outcome = outcome;
        return attempt;
    }

    public Release release() {
        return release;
    }

    /** Whether it may go now: what came before it for the same order has arrived. */
    public boolean isNext() {
        return outcome == null && (earlier == null || earlier.outcome instanceof Outcome.Sent);
    }

    int number() {
        return claimed.attempt();
    }

    void sent() {
        outcome = new Outcome.Sent(claimed);
    }

    void postpone(Instant due, String reason) {
        outcome = new Outcome.Waiting(claimed, due, reason);
    }

    /** The same, without the partner having been reached. */
    void unreached(Instant due, String reason) {
        outcome = new Outcome.Waiting(claimed, due, reason, false);
    }

    void park(String reason) {
        outcome = new Outcome.Parked(claimed, reason);
    }

    /** How it ended; what was held back by an earlier disclosure of its order is tried when that one has gone. */
    Outcome outcome(Instant now) {
        return outcome == null ? new Outcome.Untried(claimed, now) : outcome;
    }

    @Override
    public String toString() {
        return "attempt " + number() + " at disclosure " + claimed.disclosure();
    }
}
