package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.Expectation.Subject;

/** Holds what should become of the events against what the hub says became of them. Safe for many threads. */
final class Outcomes {

    private final Map<Subject, Expectation> expectations = new LinkedHashMap<>();
    private final Map<Subject, State> states = new HashMap<>();
    private final Map<Position, State> setAside = new HashMap<>();
    private final Map<Position, Long> positions = new HashMap<>();
    private final Set<Long> published = new HashSet<>();
    private final Forgotten forgotten = new Forgotten();
    private long changes;

    /** What the hub last said of it: one of its states, {@code refused} or {@code set-aside}; and why, if it said so. */
    record State(String text, Optional<String> reason) {

        boolean isFinal() {
            return !text.equals("waiting");
        }
    }

    /** One line of the summary. */
    record Outcome(Expectation expectation, Optional<State> state, boolean isForgotten) {

        boolean isSettled() {
            return expectation.expected() == Expected.NOTHING
                    || isForgotten
                    || state.filter(State::isFinal).isPresent();
        }

        boolean isSent() {
            return state.filter(told -> told.text().equals("sent")).isPresent();
        }

        /**
         * Whether it became of it what should; nothing should, of what was not expected at all. What is forgotten may have
         * gone out as expected, or not at all.
         */
        boolean isRight() {
            return switch (expectation.expected()) {
                case NOTHING -> !isSent();
                case SENT -> isForgotten || isSent();
                default ->
                    isForgotten && !isSent()
                            || state.filter(told -> told.text()
                                            .equals(expectation.expected().text()))
                                    .isPresent();
            };
        }
    }

    /** The same event may be expected again: it is published again, and nothing more should come of it. */
    synchronized void expect(List<Expectation> expected) {
        expected.forEach(each -> expectations.putIfAbsent(each.subject(), each));
        changes++;
    }

    /** Of an event that the shop publishes, or has published. */
    void see(ShopEvent event) {
        forgotten.see(event);
    }

    boolean isForgotten(String order) {
        return forgotten.isForgotten(order);
    }

    synchronized void published(long number, Position position) {
        positions.put(position, number);
        published.add(number);
        changes++;
    }

    /** A record of the topic {@code hub.delivery-status}. */
    synchronized void status(JsonNode event) {
        JsonNode data = event.path("data");
        changes++;
        if (!data.has("event")) {
            // the order is deleted, and the hub has forgotten which event it was
            return;
        }
        states.put(subject(data), new State(data.path("state").asText(), text(data, "reason")));
    }

    /** A record of the topic {@code hub.rejected}. */
    synchronized void rejection(JsonNode event) {
        JsonNode data = event.path("data");
        String reason = data.path("code").asText()
                + text(data, "path").map(path -> " at " + path).orElse("");
        if (data.path("partner").isTextual()) {
            states.put(subject(data), new State("refused", Optional.of(reason)));
        } else {
            Position position = new Position(
                    data.path("topic").asText(),
                    data.path("partition").asInt(),
                    data.path("offset").asLong());
            setAside.put(position, new State("set-aside", Optional.of(reason)));
        }
        changes++;
    }

    /** Grows with every change. */
    synchronized long changes() {
        return changes;
    }

    synchronized int published() {
        return published.size();
    }

    /** All that was expected, in the order of the events, then what was not. */
    synchronized List<Outcome> all() {
        Map<Long, State> bad = new HashMap<>();
        setAside.forEach((position, state) ->
                Optional.ofNullable(positions.get(position)).ifPresent(number -> bad.put(number, state)));
        List<Outcome> outcomes = new ArrayList<>();
        expectations.forEach((subject, expectation) -> outcomes.add(new Outcome(
                expectation,
                Optional.ofNullable(states.get(subject)).or(() -> Optional.ofNullable(bad.get(expectation.number()))),
                forgotten.isOf(subject.event()))));
        states.forEach((subject, state) -> {
            if (!expectations.containsKey(subject)) {
                outcomes.add(new Outcome(new Expectation(-1, subject, Expected.NOTHING, 0), Optional.of(state), false));
            }
        });
        return outcomes;
    }

    private static Subject subject(JsonNode data) {
        return Subject.of(
                data.path("event").asText(),
                data.path("partner").asText(),
                data.path("document").asText());
    }

    private static Optional<String> text(JsonNode data, String name) {
        return data.path(name).isTextual() ? Optional.of(data.path(name).textValue()) : Optional.empty();
    }
}
