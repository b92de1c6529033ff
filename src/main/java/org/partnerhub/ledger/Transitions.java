package org.partnerhub.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what becomes of locked disclosures: their state, their row in waiting, and the announcement, all in the caller's
 * transaction and in a number of statements that does not depend on how many they are.
 */
final class Transitions {

    /** Whether a claim may have brought the partner anything. */
    enum Tried {
        PERHAPS,
        /** It was tried, and the partner was not there. */
        IN_VAIN,
        NOT;

        private static Tried of(Outcome outcome) {
            if (!outcome.wasTried()) {
                return NOT;
            }
            return outcome.mayHaveArrived() ? PERHAPS : IN_VAIN;
        }
    }

    private static final Set<State> KEPT = EnumSet.of(State.WAITING, State.PARKED, State.WITHHELD);

    /**
     * @param row the locked row
     * @param due when it goes again; null: not by itself
     * @param claim what came of the last claim, if there was one
     * @param sealed its bytes; null when a row in waiting holds them
     */
    record Change(DisclosureRow row, State state, String reason, Instant due, Tried claim, SealedDisclosure sealed) {

        Change {
            if (!row.state().mayBecome(state)) {
                throw new IllegalStateException("no disclosure goes from " + row.state() + " to " + state);
            }
        }

        static Change of(DisclosureRow row, Outcome outcome) {
            // what was not tried keeps the reason why it waits, unless it has a new one
            String kept = outcome.state() == State.WAITING ? row.reason() : null;
            String reason = outcome.reason().orElse(kept);
            return new Change(
                    row,
                    outcome.state(),
                    reason,
                    outcome.due().orElse(null),
                    Tried.of(outcome),
                    outcome.claimed().sealedDisclosure());
        }

        static Change of(Line.Behind behind, SealedDisclosure sealed) {
            return new Change(behind.row(), behind.state(), behind.reason(), behind.due(), Tried.PERHAPS, sealed);
        }

        /** The shop is told of every result, but of waiting only the first time that an attempt failed. */
        boolean isAnnounced() {
            return state == State.WAITING ? reason != null && row.reason() == null : true;
        }
    }

    /** What many of the changes have in common. */
    private record Result(State state, String reason, Tried claim) {

        static Result of(Change change) {
            return new Result(change.state(), change.reason(), change.claim());
        }
    }

    private final Database database;
    private final WaitingRows waiting;
    private final Announcements announcements;

    Transitions(Database database, WaitingRows waiting, Announcements announcements) {
        this.database = database;
        this.waiting = waiting;
        this.announcements = announcements;
    }

    void write(Collection<Change> changes, Instant now) {
        changes.stream()
                .collect(groupingBy(
                        Result::of,
                        LinkedHashMap::new,
                        mapping(change -> change.row().id(), toList())))
                .forEach((result, disclosures) -> database.update(
                        "update disclosure set state = ?, reason = ?, claim = null, attempts = attempts - ?,"
                                + " reached = reached - ?, changed_at = ? where id = any(?)",
                        result.state().text(),
                        result.reason(),
                        result.claim() == Tried.NOT ? 1 : 0,
                        result.claim() == Tried.PERHAPS ? 0 : 1,
                        now,
                        Database.array(disclosures)));
        keep(changes.stream().filter(change -> KEPT.contains(change.state())).toList(), now);
        waiting.delete(changes.stream()
                .filter(change -> !KEPT.contains(change.state()))
                .map(change -> change.row().id())
                .toList());
        announcements.add(
                changes.stream()
                        .filter(Change::isAnnounced)
                        .map(change -> new Announcements.Result(change.row().id(), change.state(), change.reason()))
                        .toList(),
                now);
    }

    /**
     * Puts those into waiting that may not go yet.
     *
     * @param sealed by disclosure, the bytes of those that have no row in waiting
     */
    void writeBehind(Collection<Line.Behind> behind, Map<Long, SealedDisclosure> sealed, Instant now) {
        write(
                behind.stream()
                        .map(each -> Change.of(each, sealed.get(each.row().id())))
                        .toList(),
                now);
    }

    private void keep(List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Set<Long> owning =
                waiting.owning(changes.stream().map(change -> change.row().id()).toList());
        List<Change> there = new ArrayList<>();
        List<WaitingRows.Entry> added = new ArrayList<>();
        for (Change change : changes) {
            if (owning.contains(change.row().id())) {
                there.add(change);
            } else {
                added.add(new WaitingRows.Entry(change.sealed(), change.due()));
            }
        }
        waiting.setDue(there);
        waiting.insert(added, now);
    }
}
