package org.partnerhub.ledger;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a notice stands: the one table of what may follow what. */
public enum NoticeState {
    /** The partner is to be told; perhaps it was tried before. */
    QUEUED,
    /** The partner has it, and has said nothing yet. */
    SENT,
    /** The partner has it, and says so. */
    ACKNOWLEDGED,
    /** The partner holds nothing of the order any more. */
    COMPLETED,
    /** The partner does not know the order. */
    NO_MATCH,
    /** The partner keeps some fields, on a basis and until a day; then it is asked again. */
    PARTIAL,
    /** The partner keeps all of it, on a basis and until a day; then it is asked again. */
    REFUSED,
    /** The partner cannot be told, or its answer cannot be understood; it goes on being asked. */
    FAILED,
    /** The time to answer is over; the partner goes on being asked. */
    OVERDUE,
    /** Given up by a person. */
    CANCELLED;

    private static final Set<NoticeState> ANSWERS =
            EnumSet.of(ACKNOWLEDGED, COMPLETED, NO_MATCH, PARTIAL, REFUSED, FAILED, OVERDUE, CANCELLED);

    private static final Map<NoticeState, Set<NoticeState>> NEXT = Map.ofEntries(
            entry(QUEUED, with(ANSWERS, SENT)),
            entry(SENT, ANSWERS),
            entry(ACKNOWLEDGED, without(ANSWERS, ACKNOWLEDGED)),
            entry(FAILED, without(with(ANSWERS, SENT), FAILED)),
            // whoever is late stays late until the answer is there
            entry(OVERDUE, EnumSet.of(COMPLETED, NO_MATCH, PARTIAL, REFUSED, CANCELLED)),
            // a partner may think better of it, or name another day
            entry(PARTIAL, EnumSet.of(QUEUED, COMPLETED, NO_MATCH, PARTIAL, REFUSED, CANCELLED)),
            entry(REFUSED, EnumSet.of(QUEUED, COMPLETED, NO_MATCH, PARTIAL, REFUSED, CANCELLED)),
            entry(COMPLETED, EnumSet.noneOf(NoticeState.class)),
            entry(NO_MATCH, EnumSet.noneOf(NoticeState.class)),
            entry(CANCELLED, EnumSet.noneOf(NoticeState.class)));

    /** Whether a notice may go from here to there. */
    public boolean mayBecome(NoticeState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether nothing follows: the hub forgets the notice. */
    public boolean isFinal() {
        return NEXT.get(this).isEmpty();
    }

    /** Whether the partner keeps something for now, and says until when. */
    public boolean isKept() {
        return this == PARTIAL || this == REFUSED;
    }

    /** As it stands in the database and in what the hub publishes. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NoticeState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Set<NoticeState> with(Set<NoticeState> states, NoticeState other) {
        EnumSet<NoticeState> all = EnumSet.copyOf(states);
        all.add(other);
        return all;
    }

    private static Set<NoticeState> without(Set<NoticeState> states, NoticeState other) {
        EnumSet<NoticeState> rest = EnumSet.copyOf(states);
        rest.remove(other);
        return rest;
    }
}
