package org.partnerhub.contract;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * How a value is rewritten on its way into a document. The list is closed on purpose: a format reads only its own field
 * and refuses rather than guesses.
 */
public sealed interface Format {

    /** Minor units as a decimal number with the currency's digits; the currency stands beside the value in the event. */
    record Major() implements Format {}

    /** Grams as kilograms, rounded up to so many decimal digits. */
    record Kilograms(int digits) implements Format {}

    /** A date and time (RFC 3339) as the local date or time in a zone. */
    record Date(DateTimeFormatter pattern, ZoneId zone) implements Format {}

    /** A text replaced by the partner's code for it; any other text refuses. */
    record Code(Map<String, String> codes) implements Format {}

    /** The decimal digits of a text and nothing else; a text without any refuses. */
    record Digits() implements Format {}

    /** Upper case, by the rules of no particular language. */
    record Upper() implements Format {}

    /** Plain ASCII: marks on letters are dropped, and what is still not ASCII refuses. */
    record Ascii() implements Format {}

    /** A number as a text. */
    record Text() implements Format {}

    /** At most so many characters; a longer text refuses. */
    record Max(int characters) implements Format {}

    /** The first so many characters. */
    record Cut(int characters) implements Format {}
}
