package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.FieldPath;
import org.partnerhub.event.JsonType;

/** Reads the formats behind a field, and checks that each can take what the one before it makes. */
final class FormatReader {

    private static final FieldPath.Step AMOUNT = new FieldPath.Step("value", false);
    private static final FieldPath.Step CURRENCY = new FieldPath.Step("currency", false);

    private final AvailableFields available;

    FormatReader(AvailableFields available) {
        this.available = available;
    }

    Optional<List<Format>> read(List<String> written, FieldPath path, Value value) {
        Set<JsonType> types = available.types(path);
        List<Format> formats = new ArrayList<>();
        for (String text : written) {
            List<String> words = List.of(text.split("\\s+"));
            Optional<FormatKind> kind = kind(words.get(0), types, value);
            Optional<Format> format = kind.flatMap(known -> format(known, words.subList(1, words.size()), value));
            if (format.isEmpty() || format.get() instanceof Format.Major && !hasCurrency(path, value)) {
                return Optional.empty();
            }
            formats.add(format.get());
            types = EnumSet.of(kind.get().yields());
        }
        return Optional.of(formats);
    }

    private static Optional<FormatKind> kind(String word, Set<JsonType> types, Value value) {
        Optional<FormatKind> kind = FormatKind.of(word);
        if (kind.isEmpty()) {
            return value.refuse("there is no such format", Nearest.remedy(word, FormatKind.words()));
        }
        Set<JsonType> takes = kind.get().takes();
        return takes.containsAll(types)
                ? kind
                : value.refuse(
                        "the format " + word + " takes " + named(takes) + ", not " + named(types),
                        "remove it, or choose another");
    }

    private static Optional<Format> format(FormatKind kind, List<String> arguments, Value value) {
        Optional<Format> format = kind.read(arguments);
        return format.isPresent()
                ? format
                : value.refuse(
                        "the format " + kind.word() + " does not take these arguments",
                        "write it like " + kind.example());
    }

    /** A money field is its value and its currency: whoever asks for the one as a decimal needs the other. */
    private boolean hasCurrency(FieldPath path, Value value) {
        int last = path.steps().size() - 1;
        if (last == 0 || !path.steps().get(last).equals(AMOUNT)) {
            value.refuse("the format major needs an amount", "use it on the value of {value, currency}");
            return false;
        }
        List<FieldPath.Step> steps = new ArrayList<>(path.steps());
        steps.set(last, CURRENCY);
        return available.include(new FieldPath(steps), value);
    }

    private static String named(Set<JsonType> types) {
        return types.stream()
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
