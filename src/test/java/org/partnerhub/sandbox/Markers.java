package org.partnerhub.sandbox;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes the markers of one event, in the shapes that values have: words, numbers, dates. Always the same ones. */
final class Markers {

    /** How a number of minor units or grams is written in units of so many digits. */
    private enum Unit {
        KILOGRAM(3),
        MAJOR(2);

        private final int digits;

        Unit(int digits) {
            this.digits = digits;
        }
    }

    private static final LocalDate FIRST_DATE = LocalDate.of(1701, 1, 1);

    private final String event;
    private final int seed;
    private final Map<String, Marker> made = new LinkedHashMap<>();

    /** @param seed different for each event */
    Markers(String event, int seed) {
        this.event = event;
        this.seed = seed;
    }

    /** Twelve characters, of which one is a space and one is no ASCII. */
    String text(String field) {
        Random random = random(field);
        StringBuilder text = new StringBuilder();
        random.ints(10, 'a', 'z' + 1).forEach(text::appendCodePoint);
        return keep(field, text.insert(3, "\u00e9").insert(7, ' ').toString());
    }

    /** Letters only, for what must be an address or a header. */
    String word(String field) {
        StringBuilder word = new StringBuilder();
        random(field).ints(14, 'a', 'z' + 1).forEach(word::appendCodePoint);
        return keep(field, word.toString());
    }

    /** Thirteen digits: fewer turn up in logs by chance. The last is 0, so that rounding leaves it what it is. */
    long number(String field) {
        return keepNumber(field, Unit.MAJOR);
    }

    long grams(String field) {
        return keepNumber(field, Unit.KILOGRAM);
    }

    String digits(String field) {
        return keep(field, String.valueOf(thirteenDigits(field)));
    }

    LocalDate date(String field) {
        LocalDate date = FIRST_DATE.plusDays(3L * seed + Math.floorMod(field.hashCode(), 3));
        keep(field, date.toString());
        return date;
    }

    /** All of them, by the fields that they are in. */
    Map<String, Marker> all() {
        return Map.copyOf(made);
    }

    /** Those in these fields, as far as there are any. */
    Map<String, Marker> in(Set<String> fields) {
        Map<String, Marker> some = new TreeMap<>(made);
        some.keySet().removeIf(field -> !fields.contains(field.replaceAll("\\[[0-9]+]", "[]")));
        return some;
    }

    private long keepNumber(String field, Unit unit) {
        long number = thirteenDigits(field);
        String text = String.valueOf(number);
        String whole = text.substring(0, text.length() - unit.digits);
        // a format may leave out the last digit, which is 0
        keep(field, text, whole + "." + text.substring(whole.length()).replaceFirst("(?<=..)0$", ""));
        return number;
    }

    private long thirteenDigits(String field) {
        return 7_000_000_000_000L + 10L * random(field).nextLong(100_000_000_000L);
    }

    private String keep(String field, String... spellings) {
        made.put(field, Marker.of(event + " " + field, spellings));
        return spellings[0];
    }

    private Random random(String field) {
        return new Random(31L * field.hashCode() + 1_000_003L * seed);
    }
}
