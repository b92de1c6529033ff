package org.partnerhub.contract;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;

/** Reads what a provider is asked when something is to be erased, and what its words mean. */
final class ErasureRequestReader {

    private static final String FROM = "from";
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern BASIS = Pattern.compile("(?!.*[0-9]{5})[a-z][a-z0-9-]{1,39}");
    private static final List<String> MEANINGS = Stream.of(ErasureRequest.Meaning.values())
            .map(ErasureRequest.Meaning::text)
            .toList();

    private final Problems problems;

    ErasureRequestReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ErasureRequest> read(Section section) {
        Optional<String> path = section.required("path").flatMap(DeliveryReader::path);
        Optional<Map<String, ErasureRequest.Source>> keys = section.section("request", this::keys);
        Map<String, String> constants = constants(section, keys.orElse(Map.of()));
        Optional<FieldPath> until = section.optional("until").flatMap(ErasureRequestReader::place);
        Optional<Section> outcome = section.required("outcome").flatMap(Value::section);
        Optional<FieldPath> from =
                outcome.flatMap(below -> below.required(FROM)).flatMap(ErasureRequestReader::place);
        Map<String, ErasureRequest.Outcome> outcomes =
                outcome.map(below -> outcomes(below, until.isPresent())).orElse(Map.of());
        return path.isEmpty() || keys.isEmpty() || from.isEmpty()
                ? Optional.empty()
                : Optional.of(new ErasureRequest(path.get(), keys.get(), constants, from.get(), until, outcomes));
    }

    private Optional<Map<String, ErasureRequest.Source>> keys(Section section) {
        Map<String, ErasureRequest.Source> keys = new LinkedHashMap<>();
        section.all().forEach(entry -> entry.value()
                .word(ErasureRequest.Source.words())
                .filter(word -> isKey(entry))
                .ifPresent(word -> keys.put(entry.name(), ErasureRequest.Source.of(word))));
        if (!keys.containsValue(ErasureRequest.Source.ORDER_REFERENCE)) {
            problems.add(section.node(), "nothing says which order it is", "write one like reference: order.reference");
        }
        return section.made(() -> keys);
    }

    private Map<String, String> constants(Section section, Map<String, ErasureRequest.Source> keys) {
        Map<String, String> constants = new LinkedHashMap<>();
        section.optional("constants").flatMap(Value::section).ifPresent(below -> below.all()
                .forEach(entry -> {
                    if (keys.containsKey(entry.name())) {
                        problems.add(entry.key(), "the request says it already", "remove one of the two");
                    }
                    entry.value()
                            .text()
                            .filter(text -> isKey(entry))
                            .ifPresent(text -> constants.put(entry.name(), text));
                }));
        return constants;
    }

    private boolean isKey(Section.Entry entry) {
        if (!KEY.matcher(entry.name()).matches()) {
            problems.add(entry.key(), "not a key", "use letters, digits, hyphens, underscores");
            return false;
        }
        return true;
    }

    private Map<String, ErasureRequest.Outcome> outcomes(Section section, boolean answersSayUntil) {
        Map<String, ErasureRequest.Outcome> outcomes = new LinkedHashMap<>();
        section.all().stream().filter(entry -> !entry.name().equals(FROM)).forEach(entry -> outcome(
                        entry.value(), answersSayUntil)
                .ifPresent(outcome -> outcomes.put(entry.name(), outcome)));
        if (outcomes.values().stream().noneMatch(each -> each.meaning() == ErasureRequest.Meaning.COMPLETED)) {
            problems.add(section.node(), "no word says that it is done", "write one like ERASED: completed");
        }
        return outcomes;
    }

    /** A meaning; behind {@code refused} its basis, and for how long. */
    private static Optional<ErasureRequest.Outcome> outcome(Value value, boolean answersSayUntil) {
        return value.text().flatMap(text -> {
            List<String> words = Arrays.asList(text.split(" +"));
            int meaning = MEANINGS.indexOf(words.get(0));
            if (meaning < 0) {
                return value.refuse("not one of the words that may stand here", Nearest.remedy(words.get(0), MEANINGS));
            }
            ErasureRequest.Meaning found = ErasureRequest.Meaning.values()[meaning];
            if (found == ErasureRequest.Meaning.REFUSED) {
                return refused(value, words, answersSayUntil);
            }
            return words.size() == 1
                    ? Optional.of(ErasureRequest.Outcome.of(found))
                    : value.refuse("only what is refused has a basis", "write " + found.text() + " alone");
        });
    }

    private static Optional<ErasureRequest.Outcome> refused(Value value, List<String> words, boolean answersSayUntil) {
        String remedy = "write it like refused gdpr-17-3-b P5Y";
        if (words.size() < 2 || words.size() > 3 || !BASIS.matcher(words.get(1)).matches()) {
            return value.refuse("a refusal has a basis, and a period", remedy);
        }
        if (words.size() == 2 && !answersSayUntil) {
            return value.refuse(
                    "nothing says until when", "write a period behind the basis, or until: … beside outcome");
        }
        Optional<Period> keeps = words.size() == 3 ? period(words.get(2)) : Optional.empty();
        return words.size() == 3 && keeps.isEmpty()
                ? value.refuse("not a period", remedy)
                : Optional.of(
                        new ErasureRequest.Outcome(ErasureRequest.Meaning.REFUSED, Optional.of(words.get(1)), keeps));
    }

    private static Optional<Period> period(String text) {
        try {
            return Optional.of(Period.parse(text)).filter(period -> !period.isNegative() && !period.isZero());
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<FieldPath> place(Value value) {
        return value.text()
                .flatMap(text -> FieldPath.isPath(text) && FieldPath.of(text).arrays() == 0
                        ? Optional.of(FieldPath.of(text))
                        : value.refuse("not a place in the answer", "write it like result.code"));
    }
}
