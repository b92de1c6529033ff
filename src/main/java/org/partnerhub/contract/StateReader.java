package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;

/** Reads what a provider's words for the state of a payment mean. */
final class StateReader {

    private static final String FROM = "from";
    private static final String IGNORED = "ignored";

    private final BiFunction<String, Value, Optional<FieldPath>> paths;
    private final List<String> meanings;
    private final Problems problems;
    private final List<FieldPath> from = new ArrayList<>();
    private final Map<String, PaymentState> states = new LinkedHashMap<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    /**
     * @param paths reads a place of the callback, or reports at the value that there is none
     * @param known the states that the provider's words may mean here
     */
    StateReader(BiFunction<String, Value, Optional<FieldPath>> paths, List<PaymentState> known, Problems problems) {
        this.paths = paths;
        this.meanings = Stream.concat(known.stream().map(PaymentState::text), Stream.of(IGNORED))
                .toList();
        this.problems = problems;
    }

    Optional<ResultMapping.States> read(Section section) {
        int places = section.required(FROM).map(this::readFrom).orElse(0);
        section.all().stream().filter(entry -> !entry.name().equals(FROM)).forEach(entry -> readWord(entry, places));
        if (states.isEmpty()) {
            problems.add(section.node(), "no word of the provider means a state", "write one like paid: captured");
        }
        return section.made(() -> new ResultMapping.States(from, states, ignored));
    }

    private int readFrom(Value value) {
        List<Value> places = value.elements();
        places.forEach(
                place -> place.text().flatMap(text -> paths.apply(text, place)).ifPresent(from::add));
        if (places.isEmpty()) {
            value.refuse("no place is named", "write it like type, or [type, success]");
        }
        return places.size();
    }

    private void readWord(Section.Entry entry, int places) {
        boolean fits = places < 2 || entry.name().split("/", -1).length == places;
        if (!fits) {
            problems.add(
                    entry.key(),
                    "the state comes from " + places + " places",
                    "write a word for each, joined by slashes");
        }
        entry.value().word(meanings).ifPresent(word -> PaymentState.of(word)
                .ifPresentOrElse(state -> states.put(entry.name(), state), () -> ignored.add(entry.name())));
    }
}
