package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what the hub tells the shop of deletions, and holds it against what partners were asked. Safe for many threads. */
final class DeletionBooks {

    /** What ends a request, or leaves it open for longer than a run. */
    private static final Set<String> FAR_ENOUGH =
            Set.of("effective", "completed", "final", "nothing-held", "refused", "deferred", "held");

    private static final Set<String> ANSWERED =
            Set.of("notice-completed", "notice-no-match", "notice-refused", "notice-partial");

    private static final Set<String> OF_ITS_OWN = Set.of("reassigned", "retention", "agreement-ended");

    private final Set<String> expected = new LinkedHashSet<>();
    private final Set<String> ownRequests = new HashSet<>();
    private int ownExpected;
    private final Set<String> done = new HashSet<>();
    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Map<String, String> notices = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * How it stands.
     *
     * @param requests that the shop has published, and that the hub should make of its own accord
     * @param done of which the hub has said how they ended, or that they wait
     * @param notices that the hub has queued
     * @param open of which it has not said that they have come, or what was answered
     * @param answered that partners have answered
     * @param received that partners have got, each counted once
     */
    record Balance(int requests, int done, int notices, int open, int answered, long received) {

        boolean isEven() {
            return requests == done && open == 0 && notices == received;
        }
    }

    synchronized void expect(String request) {
        expected.add(request);
    }

    /** So many more the hub should make of its own accord. */
    synchronized void expectOfItsOwn(int requests) {
        ownExpected += requests;
    }

    /** A record of the topic {@code hub.deletion-status}. */
    synchronized void tell(JsonNode event) {
        JsonNode data = event.path("data");
        if (!told.add(event.path("id").asText())) {
            return;
        }
        String state = data.path("state").asText();
        if (OF_ITS_OWN.contains(data.path("reason").asText())) {
            ownRequests.add(data.path("requestId").asText());
        }
        if (data.has("notice")) {
            notices.put(data.path("notice").asText(), state);
        } else if (!data.has("order")) {
            reached.computeIfAbsent(data.path("requestId").asText(), request -> new HashSet<>())
                    .add(state);
        }
        if (!data.has("notice") && FAR_ENOUGH.contains(state) && (!data.has("order") || !state.equals("effective"))) {
            done.add(data.path("requestId").asText());
        }
    }

    /** The request that has come furthest of those that have taken effect, the first among equals. */
    synchronized Optional<String> furthest() {
        return expected.stream()
                .filter(request -> reached(request).contains("effective"))
                .sorted(Comparator.comparing(request -> -reached(request).size()))
                .findFirst();
    }

    private Set<String> reached(String request) {
        return reached.getOrDefault(request, Set.of());
    }

    synchronized long changes() {
        return told.size();
    }

    /**
     * @param received how many notices partners have got
     * @param inOutboxes those that carriers have answered in their outboxes
     */
    synchronized Balance against(long received, Set<String> inOutboxes) {
        int answered =
                (int) notices.values().stream().filter(ANSWERED::contains).count();
        int sent = (int) notices.entrySet().stream()
                .filter(each -> each.getValue().equals("notice-sent") && !inOutboxes.contains(each.getKey()))
                .count();
        return new Balance(
                expected.size() + ownExpected,
                (int) expected.stream().filter(done::contains).count() + Math.min(ownExpected, ownRequests.size()),
                notices.size(),
                notices.size() - answered - sent,
                answered,
                received);
    }
}
