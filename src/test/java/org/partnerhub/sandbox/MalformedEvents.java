package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.partnerhub.minimize.Code;

/** One event of every kind that must be set aside, each a good order with one thing wrong. */
final class MalformedEvents {

    /** Stands in all of them, and must not be told on. */
    static final String SECRET = "Quintessa Malheur";

    /**
     * @param id the event's id as far as it can be read
     * @param refuser the partner that alone cannot have it; absent when nobody can
     */
    record Malformed(String kind, Code code, byte[] bytes, Optional<String> id, Optional<String> refuser) {

        @Override
        public String toString() {
            return code + ": " + kind;
        }
    }

    private static final int MEBIBYTE = 1 << 20;
    private static final String CARRIER = "nordpost";

    private final List<Malformed> all = new ArrayList<>();
    private int number;

    /** @param first the number of the first; each has its own */
    MalformedEvents(int first) {
        number = first;
    }

    List<Malformed> all() {
        noText();
        noJson();
        beyondLimits();
        ambiguous();
        noEvent();
        noOrder();
        notForTheCarrier();
        return List.copyOf(all);
    }

    private void noText() {
        unreadable("a byte-order mark", Code.BYTE_ORDER_MARK, good -> "\ufeff" + good, UTF_8);
        unreadable("UTF-16, little-endian", Code.NOT_UTF_8, UnaryOperator.identity(), UTF_16LE);
        unreadable("UTF-16, big-endian", Code.NOT_UTF_8, UnaryOperator.identity(), UTF_16BE);
        unreadable("UTF-16 with a mark", Code.NOT_UTF_8, good -> "\ufeff" + good, UTF_16BE);
        bytes("Latin-1", Code.NOT_UTF_8, "Zo\u00e9");
        bytes("an overlong slash", Code.NOT_UTF_8, "\u00c0\u00af");
        bytes("an overlong NUL", Code.NOT_UTF_8, "\u00c0\u0080");
        bytes("half a pair in UTF-8", Code.NOT_UTF_8, "\u00ed\u00a0\u0080");
        bytes("beyond Unicode", Code.NOT_UTF_8, "\u00f4\u0090\u0080\u0080");
        bytes("a character cut short", Code.NOT_UTF_8, "\u00e2\u0082");
        value("half a pair, escaped", Code.LONE_SURROGATE, "\"\\ud83d\"");
        value("a pair the wrong way round", Code.LONE_SURROGATE, "\"\\udca9\\ud83d\"");
    }

    private void noJson() {
        nothing("no bytes", new byte[0]);
        nothing("a record without a value", null);
        nothing("blanks only", "  ".getBytes(UTF_8));
        nothing("a word", "order".getBytes(UTF_8));
        value("NaN", Code.NOT_JSON, "NaN");
        value("Infinity", Code.NOT_JSON, "-Infinity");
        value("a leading zero", Code.NOT_JSON, "007");
        value("a leading plus", Code.NOT_JSON, "+7");
        value("a hexadecimal number", Code.NOT_JSON, "0x7");
        value("single quotes", Code.NOT_JSON, "'web'");
        value("a comment", Code.NOT_JSON, "/* web */ \"web\"");
        value("a control character in a text", Code.NOT_JSON, "\"\u0001\"");
        value("an unknown escape", Code.NOT_JSON, "\"\\x41\"");
        value("a comma too many", Code.NOT_JSON, "\"web\",");
        good("cut short", Code.NOT_JSON, good -> good.substring(0, good.length() - 1));
        good("trailing text", Code.TRAILING_TEXT, good -> good + " x");
        good("a second event behind it", Code.TRAILING_TEXT, good -> good + good);
        good("a NUL behind it", Code.TRAILING_TEXT, good -> good + "\0");
    }

    private void beyondLimits() {
        unreadable("one byte over 1 MiB", Code.TOO_LARGE, good -> padded(good, MEBIBYTE + 1), UTF_8);
        unreadable("more than a fetch holds", Code.TOO_LARGE, good -> padded(good, 17 * MEBIBYTE), UTF_8);
        // with the event, its data and its order around them
        value("65 levels", Code.TOO_DEEP, "[".repeat(62) + "]".repeat(62));
        value("100 000 levels", Code.TOO_DEEP, "[".repeat(100_000) + "]".repeat(100_000));
        value("400 digits", Code.NUMBER_OUT_OF_RANGE, "9".repeat(400));
        value("an exponent of ten digits", Code.NUMBER_OUT_OF_RANGE, "1e1234567890");
        good("revision 0", Code.NUMBER_OUT_OF_RANGE, good -> good.replace("\"revision\":1", "\"revision\":0"));
    }

    private void ambiguous() {
        good("a field twice", Code.DUPLICATE_KEY, good -> good.replace("\"channel\":", "\"revision\":2,\"channel\":"));
        good(
                "a field twice, once escaped",
                Code.DUPLICATE_KEY,
                good -> good.replace("\"channel\":", "\"\\u0072evision\":2,\"channel\":"));
        good(
                "an unknown field twice",
                Code.DUPLICATE_KEY,
                good -> good.replace("\"channel\":", "\"mood\":1,\"mood\":2,\"channel\":"));
        good("the data twice", Code.DUPLICATE_KEY, good -> good.replace("\"data\":", "\"data\":{},\"data\":"));
    }

    private void noEvent() {
        unreadable("an array", Code.NOT_A_CLOUD_EVENT, good -> "[" + good + "]", UTF_8);
        unreadable("null", Code.NOT_A_CLOUD_EVENT, good -> "null", UTF_8);
        good("no version", Code.NOT_A_CLOUD_EVENT, good -> good.replace("\"specversion\":\"1.0\",", ""));
        good("version 0.3", Code.NOT_A_CLOUD_EVENT, good -> good.replace("\"1.0\"", "\"0.3\""));
        good("no data", Code.NOT_A_CLOUD_EVENT, good -> good.replace("\"data\":", "\"date\":"));
        good("no time", Code.NOT_A_CLOUD_EVENT, good -> good.replace("\"time\":", "\"tyme\":"));
        good("a time without a zone", Code.NOT_A_CLOUD_EVENT, good -> good.replace("08:15:30Z", "08:15:30"));
        unreadable("no id", Code.BAD_EVENT_ID, good -> good.replaceFirst("\"id\":\"[^\"]*\",", ""), UTF_8);
        unreadable("an id with a blank", Code.BAD_EVENT_ID, good -> good.replaceFirst("\"id\":\"", "$0a b"), UTF_8);
        unreadable(
                "an id of 101 characters",
                Code.BAD_EVENT_ID,
                good -> good.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + "a".repeat(101) + "\""),
                UTF_8);
        good("an unknown type", Code.UNKNOWN_EVENT_TYPE, good -> good.replace("order.placed", "order.eaten"));
    }

    private void noOrder() {
        good("no reference", Code.MISSING_FIELD, good -> good.replace("\"reference\":", "\"deference\":"));
        good("no customer", Code.MISSING_FIELD, good -> good.replaceFirst("\"id\":\"C-[0-9]*\"", "\"ip\":null"));
        good(
                "a number for a reference",
                Code.WRONG_TYPE,
                good -> good.replaceFirst("\"reference\":\"[^\"]*\"", "\"reference\":12"));
        good("a text for a truth", Code.WRONG_TYPE, good -> good.replace("\"minor\":false", "\"minor\":\"false\""));
        good(
                "a reference of 101 characters",
                Code.TOO_LONG,
                good -> good.replaceFirst("\"reference\":\"[^\"]*\"", "\"reference\":\"" + "r".repeat(101) + "\""));
    }

    private void notForTheCarrier() {
        carrier("no weight", Code.MISSING_FIELD, good -> good.replace(":640", ":null"));
        carrier("a text for a weight", Code.WRONG_TYPE, good -> good.replace(":640", ":\"640\""));
        carrier("a name of 36 characters", Code.TOO_LONG, good -> good.replace("14 Mill Lane", "l".repeat(36)));
        carrier("a telephone without digits", Code.NO_DIGITS, good -> good.replace("+44 20 7946 0018", "none"));
        carrier("a service without a code", Code.UNMAPPED_CODE, good -> good.replace("standard", "overnight"));
        carrier("a currency that is none", Code.BAD_CURRENCY, good -> good.replace(
                        "\"crossBorder\":false", "\"crossBorder\":true")
                .replace("\"EUR\"", "\"QQQ\""));
    }

    private void nothing(String kind, byte[] bytes) {
        all.add(new Malformed(kind, Code.NOT_JSON, bytes, Optional.empty(), Optional.empty()));
    }

    /** Breaks an order so that its id is lost too. */
    private void unreadable(String kind, Code code, UnaryOperator<String> breaking, Charset charset) {
        SampleOrder order = order();
        all.add(new Malformed(
                kind, code, breaking.apply(text(order)).getBytes(charset), Optional.empty(), Optional.empty()));
    }

    /** Breaks an order behind its id. */
    private void good(String kind, Code code, UnaryOperator<String> breaking) {
        SampleOrder order = order();
        byte[] bytes = breaking.apply(text(order)).getBytes(UTF_8);
        all.add(new Malformed(kind, code, bytes, Optional.of(order.id()), Optional.empty()));
    }

    /** Puts a value of JSON, or of none, where a text should be. */
    private void value(String kind, Code code, String value) {
        good(kind, code, good -> good.replace("\"channel\":\"web\"", "\"channel\":" + value));
    }

    /** Puts bytes, one for each character, into a text. */
    private void bytes(String kind, Code code, String bytes) {
        SampleOrder order = order();
        String text = text(order).replace("\"web\"", "\"" + bytes + "\"");
        all.add(new Malformed(kind, code, text.getBytes(ISO_8859_1), Optional.of(order.id()), Optional.empty()));
    }

    private void carrier(String kind, Code code, UnaryOperator<String> breaking) {
        SampleOrder order = order();
        byte[] bytes = breaking.apply(text(order)).getBytes(UTF_8);
        all.add(new Malformed(kind, code, bytes, Optional.of(order.id()), Optional.of(CARRIER)));
    }

    private SampleOrder order() {
        return SampleOrder.placed(number++).with("/recipient/name", SECRET);
    }

    /** The event with its id in front, where it is read before anything goes wrong. */
    private static String text(SampleOrder order) {
        String id = "\"id\":\"" + order.id() + "\"";
        return new String(order.line(), UTF_8).replace("," + id, "").replaceFirst("\\{", "{" + id + ",");
    }

    private static String padded(String event, int size) {
        return event.replaceFirst("\\{", "{" + " ".repeat(size - event.getBytes(UTF_8).length));
    }
}
