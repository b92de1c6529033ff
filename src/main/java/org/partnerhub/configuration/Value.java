package org.partnerhub.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a key leads to. Each method reads it as one type; when it is not that, the problem is on record and nothing is
 * returned. The problems never repeat the text: it may be a secret in the wrong place.
 */
public final class Value {

    private final Node node;
    private final Problems problems;

    Value(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    public Node node() {
        return node;
    }

    /** One line of text, not empty. */
    public Optional<String> text() {
        if (!(node instanceof Node.Scalar scalar)) {
            return refuse("a single text is expected here", "write one text");
        }
        if (scalar.text().isBlank()) {
            return refuse("the text is empty", "write it, or remove the key");
        }
        if (scalar.text().chars().anyMatch(Character::isISOControl)) {
            return refuse("the text holds a line break or control character", "write it on one line");
        }
        return Optional.of(scalar.text());
    }

    /** A text of the given shape. */
    public Optional<String> text(Pattern shape, String remedy) {
        return text().flatMap(text ->
                shape.matcher(text).matches() ? Optional.of(text) : refuse("the text has the wrong shape", remedy));
    }

    /** One of these words. */
    public Optional<String> word(Collection<String> words) {
        return text().flatMap(text -> words.contains(text)
                ? Optional.of(text)
                : refuse("not one of the words that may stand here", Nearest.remedy(text, words)));
    }

    public Optional<Boolean> bool() {
        return word(List.of("true", "false")).map(Boolean::valueOf);
    }

    public Optional<Integer> integer(int least, int most) {
        String remedy = "write a whole number from " + least + " to " + most;
        return parsed(Integer::valueOf, "not a whole number", remedy)
                .flatMap(number -> number < least || number > most
                        ? refuse("the number is out of range", remedy)
                        : Optional.of(number));
    }

    /** A positive ISO 8601 duration. */
    public Optional<Duration> duration(Duration most) {
        String remedy = "write it like PT30S, PT15M or PT2H, at most " + most;
        return parsed(Duration::parse, "not a duration", remedy)
                .flatMap(duration -> duration.isNegative() || duration.isZero() || duration.compareTo(most) > 0
                        ? refuse("the duration is out of range", remedy)
                        : Optional.of(duration));
    }

    /** A positive ISO 8601 period of days, months or years. */
    public Optional<Period> period() {
        String remedy = "write it like P30D, P6M or P2Y";
        return parsed(Period::parse, "not a period", remedy)
                .flatMap(period -> period.isNegative() || period.isZero()
                        ? refuse("the period is not positive", remedy)
                        : Optional.of(period));
    }

    public Optional<LocalDate> date() {
        return parsed(LocalDate::parse, "not a date", "write it like 2027-12-31");
    }

    /** An absolute address with a host. */
    public Optional<URI> uri() {
        String remedy = "write it like https://api.example.com";
        return parsed(Value::strictUri, "not an address", remedy)
                .flatMap(uri -> uri.getScheme() == null || uri.getHost() == null
                        ? refuse("the address lacks its scheme or host", remedy)
                        : Optional.of(uri));
    }

    public Optional<Section> section() {
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            return Optional.of(new Section(mapping, problems));
        }
        return refuse("keys are expected here", "write key: value below it");
    }

    /** A list; one that is empty counts. */
    public Optional<List<Value>> list() {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(sequence.elements().stream()
                    .map(element -> new Value(element, problems))
                    .toList());
        }
        return refuse("a list is expected here", "write [a, b]");
    }

    /** The elements of a list; a value that is no list, alone. */
    public List<Value> elements() {
        return node instanceof Node.Sequence ? list().orElseThrow() : List.of(this);
    }

    /** Puts a problem with this value on record; returns nothing, for the caller to return. */
    public <T> Optional<T> refuse(String message, String remedy) {
        problems.add(node, message, remedy);
        return Optional.empty();
    }

    private <T> Optional<T> parsed(Function<String, T> parser, String message, String remedy) {
        return text().flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                return refuse(message, remedy);
            }
        });
    }

    private static URI strictUri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("not an address", wrong);
        }
    }
}
