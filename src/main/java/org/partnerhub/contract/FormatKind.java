package org.partnerhub.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.partnerhub.event.JsonType;

/** The formats by the word that names them: what each takes, what it makes of it, and how its arguments are read. */
enum FormatKind {
    MAJOR("major", Set.of(JsonType.INTEGER), JsonType.NUMBER, plain(new Format.Major())),
    KG("kg 2", Set.of(JsonType.INTEGER), JsonType.NUMBER, number(0, 3, Format.Kilograms::new)),
    DATE("date dd.MM.yyyy Europe/Zurich", Set.of(JsonType.STRING), JsonType.STRING, FormatKind::date),
    CODE("code standard=01 express=02", Set.of(JsonType.STRING), JsonType.STRING, FormatKind::code),
    DIGITS("digits", Set.of(JsonType.STRING), JsonType.STRING, plain(new Format.Digits())),
    UPPER("upper", Set.of(JsonType.STRING), JsonType.STRING, plain(new Format.Upper())),
    ASCII("ascii", Set.of(JsonType.STRING), JsonType.STRING, plain(new Format.Ascii())),
    TEXT("text", Set.of(JsonType.INTEGER, JsonType.NUMBER), JsonType.STRING, plain(new Format.Text())),
    MAX("max 35", Set.of(JsonType.STRING), JsonType.STRING, number(1, 10_000, Format.Max::new)),
    CUT("cut 35", Set.of(JsonType.STRING), JsonType.STRING, number(1, 10_000, Format.Cut::new));

    private final String example;
    private final Set<JsonType> takes;
    private final JsonType yields;
    private final Function<List<String>, Optional<Format>> reader;

    FormatKind(String example, Set<JsonType> takes, JsonType yields, Function<List<String>, Optional<Format>> reader) {
        this.example = example;
        this.takes = takes;
        this.yields = yields;
        this.reader = reader;
    }

    static Optional<FormatKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(FormatKind::word).toList();
    }

    String word() {
        return example.split(" ")[0];
    }

    String example() {
        return example;
    }

    Set<JsonType> takes() {
        return takes;
    }

    JsonType yields() {
        return yields;
    }

    /** The format with these arguments, unless they are not such as it takes. */
    Optional<Format> read(List<String> arguments) {
        return reader.apply(arguments);
    }

    private static Function<List<String>, Optional<Format>> plain(Format format) {
        return arguments -> arguments.isEmpty() ? Optional.of(format) : Optional.empty();
    }

    private static Function<List<String>, Optional<Format>> number(int least, int most, IntFunction<Format> maker) {
        return arguments -> arguments.size() == 1 && arguments.get(0).matches("[0-9]{1,5}")
                ? Optional.of(Integer.parseInt(arguments.get(0)))
                        .filter(number -> number >= least && number <= most)
                        .map(maker::apply)
                : Optional.empty();
    }

    private static Optional<Format> date(List<String> arguments) {
        if (arguments.size() < 2) {
            return Optional.empty();
        }
        int last = arguments.size() - 1;
        String letters = String.join(" ", arguments.subList(0, last));
        try {
            Format.Date date = new Format.Date(letters, ZoneId.of(arguments.get(last)));
            date.pattern().format(Instant.EPOCH.atZone(date.zone()));
            // Y is the year that the week belongs to, wrong around New Year and never meant
            return letters.contains("Y") ? Optional.empty() : Optional.of(date);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Format> code(List<String> arguments) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1
                    || equals == argument.length() - 1
                    || codes.put(argument.substring(0, equals), argument.substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(new Format.Code(codes));
    }
}
