package org.partnerhub.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The disclosures of one partner in the order of their ids, and which of them may go: one that comes after an unfinished
 * one of the same order may not. It waits until the earlier one goes again, is parked behind one that is parked, and
 * withheld behind one that is withheld.
 */
final class Line {

    /** When to look again behind one of which nobody knows when it ends. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** An unfinished disclosure; {@code due} is null when it has no row in waiting, or does not go by itself. */
    record Place(long disclosure, long order, State state, Instant due, boolean ownsWaiting) {}

    /** One that may not go, what it becomes, and when to try again; null: not by itself. */
    record Behind(DisclosureRow row, State state, Instant due) {

        String reason() {
            return switch (state) {
                case PARKED -> Reasons.BEHIND_PARKED;
                case WITHHELD -> Reasons.BEHIND_WITHHELD;
                default -> row.reason();
            };
        }
    }

    private record Obstacle(State state, Instant due) {

        Obstacle and(Obstacle other) {
            if (state == State.WAITING && other.state == State.WAITING) {
                return due.isAfter(other.due) ? this : other;
            }
            return state == State.PARKED || other.state == State.WAITING ? this : other;
        }
    }

    private final List<DisclosureRow> go = new ArrayList<>();
    private final List<Behind> behind = new ArrayList<>();

    /**
     * @param candidates those that would go
     * @param unfinished all that are waiting, sending, parked or withheld of the candidates' orders; may hold candidates
     */
    Line(Collection<DisclosureRow> candidates, Collection<Place> unfinished, Instant now) {
        SortedMap<Long, DisclosureRow> rows = new TreeMap<>();
        candidates.forEach(row -> rows.put(row.id(), row));
        TreeMap<Long, Place> others = new TreeMap<>();
        unfinished.stream()
                .filter(place -> !rows.containsKey(place.disclosure()))
                .forEach(place -> others.put(place.disclosure(), place));
        form(rows, others, now);
    }

    List<DisclosureRow> go() {
        return go;
    }

    List<Behind> behind() {
        return behind;
    }

    private void form(SortedMap<Long, DisclosureRow> candidates, TreeMap<Long, Place> others, Instant now) {
        Map<Long, Obstacle> obstacles = new HashMap<>();
        for (DisclosureRow row : candidates.values()) {
            while (!others.isEmpty() && others.firstKey() < row.id()) {
                Place place = others.pollFirstEntry().getValue();
                obstacles.merge(place.order(), obstacle(place, now), Obstacle::and);
            }
            Obstacle obstacle = obstacles.get(row.order());
            if (obstacle == null) {
                go.add(row);
            } else {
                behind.add(new Behind(row, obstacle.state(), obstacle.due()));
            }
        }
    }

    private static Obstacle obstacle(Place place, Instant now) {
        if (place.state() == State.PARKED || place.state() == State.WITHHELD) {
            return new Obstacle(place.state(), null);
        }
        boolean known = place.due() != null && place.due().isAfter(now);
        return new Obstacle(State.WAITING, known ? place.due() : now.plus(LOOK_AGAIN));
    }
}
