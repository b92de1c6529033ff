package org.partnerhub.ledger;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a disclosure stands. */
public enum State {
    /** Recorded, and on its way in a bundle. */
    QUEUED,
    /** Claimed: the partner may have got it from this moment on. */
    SENDING,
    /** The partner has it. */
    SENT,
    /** The partner has it too, and has answered that it does not take it on. */
    NOT_ACCEPTED,
    /** Stands in the table of the same name, for the next manifest or the next attempt. */
    WAITING,
    /** Refused by the partner or for good: waits for a person. */
    PARKED,
    /** Not sent, because the order was deleted, or a person gave it up. */
    SUPPRESSED,
    /** Not sent, because something is missing that may come. */
    WITHHELD;

    private static final Map<State, Set<State>> NEXT = Map.ofEntries(
            entry(QUEUED, EnumSet.of(SENDING, WAITING, PARKED, WITHHELD, SUPPRESSED)),
            entry(SENDING, EnumSet.of(SENDING, SENT, WAITING, PARKED, WITHHELD, SUPPRESSED)),
            entry(WAITING, EnumSet.of(SENDING, WAITING, PARKED, WITHHELD, SUPPRESSED)),
            entry(PARKED, EnumSet.of(WAITING, SUPPRESSED)),
            entry(WITHHELD, EnumSet.of(WAITING, SUPPRESSED)),
            entry(SENT, EnumSet.of(NOT_ACCEPTED)),
            entry(NOT_ACCEPTED, EnumSet.noneOf(State.class)),
            entry(SUPPRESSED, EnumSet.noneOf(State.class)));

    /** Whether a disclosure may go from here to there. From sending to sending: an interrupted attempt is repeated. */
    public boolean mayBecome(State next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether the partner has it for certain. */
    boolean isAtPartner() {
        return this == SENT || this == NOT_ACCEPTED;
    }

    /** As it stands in the database and in what the hub publishes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
