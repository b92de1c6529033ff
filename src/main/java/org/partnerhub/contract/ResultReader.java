package org.partnerhub.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;

/** Reads where the result of a payment stands in a provider's callback, or in its answer when it is asked. */
final class ResultReader {

    private static final String SHAPE = "write it like data.amount.value";

    private final boolean isCallback;
    private final Optional<Callback.Scheme> scheme;
    private final List<PaymentState> states;
    private final Problems problems;

    private ResultReader(
            boolean isCallback, Optional<Callback.Scheme> scheme, List<PaymentState> states, Problems problems) {
        this.isCallback = isCallback;
        this.scheme = scheme;
        this.states = states;
        this.problems = problems;
    }

    /** @param scheme absent when it could not be made out; then only what does not depend on it is checked */
    static ResultReader ofCallbacks(Optional<Callback.Scheme> scheme, Problems problems) {
        return new ResultReader(true, scheme, List.of(PaymentState.values()), problems);
    }

    /** An answer is no event, and tells how a payment stands: not what single refunds and disputes there were. */
    static ResultReader ofAnswers(Problems problems) {
        return new ResultReader(false, Optional.empty(), PaymentState.OF_THE_WHOLE, problems);
    }

    Optional<ResultMapping> read(Section section) {
        Optional<ResultMapping.Field> event = event(section);
        Optional<ResultMapping.Field> reference =
                section.required("reference").flatMap(value -> firstOf(value).flatMap(field -> needed(field, value)));
        Optional<ResultMapping.Field> providerReference =
                section.optional("providerReference").flatMap(this::firstOf);
        Optional<ResultMapping.Field> amount = needed(section, "amount", ResultMapping.Conversion.MINOR);
        Optional<ResultMapping.Field> currency = needed(section, "currency", ResultMapping.Conversion.UPPER);
        Optional<ResultMapping.Field> at = section.optional("at").flatMap(value -> one(value, Optional.empty()));
        Optional<ResultMapping.States> states =
                section.section("state", below -> new StateReader(this::path, this.states, problems).read(below));
        return section.made(() -> new ResultMapping(
                event,
                reference.orElseThrow(),
                providerReference,
                amount.orElseThrow(),
                currency.orElseThrow(),
                at,
                states.orElseThrow()));
    }

    private Optional<ResultMapping.Field> event(Section section) {
        if (!isCallback) {
            return Optional.empty();
        }
        if (scheme.isEmpty() || scheme.get().namesEvent()) {
            Optional<Value> event = section.optional("event");
            return scheme.isEmpty()
                    ? Optional.empty()
                    : event.flatMap(value -> value.refuse("the scheme says which event it is", "remove it"));
        }
        return section.required("event")
                .flatMap(value -> one(value, Optional.empty()).flatMap(field -> needed(field, value)));
    }

    private Optional<ResultMapping.Field> needed(Section section, String key, ResultMapping.Conversion conversion) {
        return section.required(key)
                .flatMap(value -> one(value, Optional.of(conversion)).flatMap(field -> needed(field, value)));
    }

    private static Optional<ResultMapping.Field> needed(ResultMapping.Field field, Value value) {
        return field.optional()
                ? value.refuse("without it there is no result", "remove the question mark")
                : Optional.of(field);
    }

    /** A place or, joined by "or", places the first of which counts. */
    private Optional<ResultMapping.Field> firstOf(Value value) {
        return field(value, Optional.empty(), place -> List.of(place.split("\\s+or\\s+")));
    }

    private Optional<ResultMapping.Field> one(Value value, Optional<ResultMapping.Conversion> conversion) {
        return field(value, conversion, List::of);
    }

    /** Behind the place {@code ?} when the value may be absent, and behind a bar the conversion that it may have. */
    private Optional<ResultMapping.Field> field(
            Value value, Optional<ResultMapping.Conversion> conversion, Function<String, List<String>> places) {
        return value.text().flatMap(text -> {
            List<String> parts =
                    Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            if (!isConversion(parts.subList(1, parts.size()), conversion)) {
                return value.refuse("there is no such conversion here", remedy(conversion));
            }
            boolean optional = parts.get(0).endsWith("?");
            String from = optional ? parts.get(0).substring(0, parts.get(0).length() - 1) : parts.get(0);
            List<FieldPath> paths = places.apply(from).stream()
                    .flatMap(place -> path(place, value).stream())
                    .toList();
            return paths.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new ResultMapping.Field(paths, optional, conversion.filter(allowed -> parts.size() > 1)));
        });
    }

    private static boolean isConversion(List<String> written, Optional<ResultMapping.Conversion> allowed) {
        return written.isEmpty()
                || allowed.map(ResultReader::word)
                                .filter(written.get(0)::equals)
                                .isPresent()
                        && written.size() == 1;
    }

    private static String remedy(Optional<ResultMapping.Conversion> allowed) {
        return allowed.map(conversion -> "write | " + word(conversion) + ", or nothing")
                .orElse("remove the bar and what is behind it");
    }

    private static String word(ResultMapping.Conversion conversion) {
        return conversion.name().toLowerCase(Locale.ROOT);
    }

    private Optional<FieldPath> path(String name, Value value) {
        if (!FieldPath.isPath(name)) {
            return value.refuse("not written as a path", SHAPE);
        }
        FieldPath path = FieldPath.of(name);
        if (path.arrays() > 0) {
            return value.refuse("an array has no single value", SHAPE);
        }
        List<FieldPath> signed = scheme.map(Callback.Scheme::signedFields).orElse(List.of());
        return signed.isEmpty() || signed.contains(path)
                ? Optional.of(path)
                : value.refuse(
                        "the scheme does not sign " + path,
                        Nearest.remedy(
                                name, signed.stream().map(FieldPath::toString).toList()));
    }
}
