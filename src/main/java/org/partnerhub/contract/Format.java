package org.partnerhub.contract;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a value is rewritten on its way into a document. The list is closed on purpose: a format reads only its own field
 * and refuses rather than guesses.
 */
public sealed interface Format {

    /** The format as a contract writes it behind the bar. */
    String written();

    /** Minor units as a decimal number with the currency's digits; the currency stands beside the value in the event. */
    record Major() implements Format {

        @Override
        public String written() {
            return "major";
        }
    }

    /** Grams as kilograms, rounded up to so many decimal digits. */
    record Kilograms(int digits) implements Format {

        @Override
        public String written() {
            return "kg " + digits;
        }
    }

    /**
     * A date and time (RFC 3339) as the local date or time in a zone.
     *
     * @param letters as {@link DateTimeFormatter#ofPattern(String)} reads them
     */
    record Date(String letters, ZoneId zone) implements Format {

        /** The letters compiled; of no particular language. */
        public DateTimeFormatter pattern() {
            return DateTimeFormatter.ofPattern(letters, Locale.ROOT);
        }

        @Override
        public String written() {
            return "date " + letters + " " + zone;
        }
    }

    /** A text replaced by the partner's code for it; any other text refuses. */
    record Code(Map<String, String> codes) implements Format {

        public Code {
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }

        @Override
        public String written() {
            return codes.entrySet().stream()
                    .map(code -> " " + code.getKey() + "=" + code.getValue())
                    .collect(Collectors.joining("", "code", ""));
        }
    }

    /** The decimal digits of a text and nothing else; a text without any refuses. */
    record Digits() implements Format {

        @Override
        public String written() {
            return "digits";
        }
    }

    /** Upper case, by the rules of no particular language. */
    record Upper() implements Format {

        @Override
        public String written() {
            return "upper";
        }
    }

    /** Plain ASCII: marks on letters are dropped, and what is still not ASCII refuses. */
    record Ascii() implements Format {

        @Override
        public String written() {
            return "ascii";
        }
    }

    /** A number as a text. */
    record Text() implements Format {

        @Override
        public String written() {
            return "text";
        }
    }

    /** At most so many characters; a longer text refuses. */
    record Max(int characters) implements Format {

        @Override
        public String written() {
            return "max " + characters;
        }
    }

    /** The first so many characters. */
    record Cut(int characters) implements Format {

        @Override
        public String written() {
            return "cut " + characters;
        }
    }
}
