package org.partnerhub.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Attempts that were claimed together, by order: orders may go side by side, the attempts of one order may not. */
public final class Slice {

    private final Map<Long, List<Attempt>> byOrder = new LinkedHashMap<>();

    /** The attempts of each order, in the order of their events. */
    public List<List<Attempt>> orders() {
        return List.copyOf(byOrder.values());
    }

    List<Attempt> attempts() {
        return byOrder.values().stream().flatMap(List::stream).toList();
    }

    /** The last attempt of the order so far, or null. */
    Attempt lastOf(long order) {
        List<Attempt> attempts = byOrder.get(order);
        return attempts == null ? null : attempts.get(attempts.size() - 1);
    }

    void add(long order, Attempt attempt) {
        byOrder.computeIfAbsent(order, id -> new ArrayList<>()).add(attempt);
    }

    @Override
    public String toString() {
        return attempts().size() + " attempts";
    }
}
