package org.partnerhub.minimize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.event.EventId;

/** Every way in which an event may be malformed, and beside it what may look so and is not. */
class StrictnessTest {

    private static final String REMARK = "\"leave at the side door\"";

    private final Hub hub = Hub.with(Contracts.nordpost(), Contracts.paywave());

    static Stream<Arguments> malformed() {
        return Stream.concat(
                Stream.of(
                                "NaN",
                                "-Infinity",
                                "tru",
                                "nul",
                                "'text'",
                                "/**/1",
                                "1 // x",
                                "1 # x",
                                "01",
                                "-",
                                "+1",
                                ".5",
                                "5.",
                                "1e",
                                "0x1F",
                                "1 2",
                                "",
                                ",",
                                "[1,]",
                                "[,1]",
                                "[1 2]",
                                "{\"a\":1,}",
                                "{a:1}",
                                "{\"a\" 1}",
                                "{\"a\":}",
                                "{1:1}",
                                "[1}",
                                "{\"a\":1]",
                                "\"\\x41\"",
                                "\"\\u12\"",
                                "\"\\u00zz\"",
                                "\"a\tb\"",
                                "\"a\nb\"",
                                "\"a\0b\"",
                                "{\"a\u001f\":1}",
                                "\u00a01",
                                "\f1")
                        .map(json -> arguments(json, Code.NOT_JSON)),
                Stream.of(
                        arguments("\"\\ud800\"", Code.LONE_SURROGATE),
                        arguments("\"\\udc00\\ud800\"", Code.LONE_SURROGATE),
                        arguments("\"\\uD83Dx\"", Code.LONE_SURROGATE),
                        arguments("\"\\ud83d\\u0041\"", Code.LONE_SURROGATE),
                        arguments("\"\\\\\\udfff\"", Code.LONE_SURROGATE),
                        arguments("{\"\\uDFFF\":1}", Code.LONE_SURROGATE),
                        arguments("{\"a\":1,\"a\":2}", Code.DUPLICATE_KEY),
                        arguments("[{\"b\":{\"\":1,\"\":2}}]", Code.DUPLICATE_KEY),
                        arguments("{\"a\":1,\"\\u0061\":2}", Code.DUPLICATE_KEY),
                        arguments("1e1000", Code.NUMBER_OUT_OF_RANGE),
                        arguments("[1E-1000]", Code.NUMBER_OUT_OF_RANGE),
                        arguments("-1.5e+0001", Code.NUMBER_OUT_OF_RANGE),
                        arguments("1".repeat(41), Code.NUMBER_OUT_OF_RANGE),
                        arguments("-0." + "1".repeat(38), Code.NUMBER_OUT_OF_RANGE)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void setsAsideWhatIsMalformedInAKnownField(String json, Code code) {
        String event = anOrder().json().replace(REMARK, json);

        assertThat(hub.setAside(event.getBytes(UTF_8))).isEqualTo(setAside(code, "order.remark"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void setsAsideWhatIsMalformedInAnUnknownFieldWithoutNamingIt(String json, Code code) {
        String event = anOrder().json().replace(REMARK, REMARK + ",\"nickname\":" + json);

        assertThat(hub.setAside(event.getBytes(UTF_8))).isEqualTo(setAside(code, "order"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud83c\\udf81\"",
                "\"\\\\ud800\"",
                "\"\\u00e9\\/\\b\\f\\n\\r\\t\\\"\"",
                "\"\u00e9\u20ac\ud83c\udf81\u007f\uffff\"",
                "{\"\":{\"\":1},\"a\":{\"\":1}}",
                "[ ]",
                "{\t\r\n}",
                "-0.0e-999",
                "1E+999",
                "1234567890123456789012345678901234567890",
                "[[[]],{\"a\":[null,true,false]}]"
            })
    void readsWhatOnlyLooksMalformed(String json) {
        String event = anOrder().json().replace(REMARK, REMARK + ",\"nickname\":" + json);

        assertThat(hub.read(event.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Reading.Minimized.class, reading -> assertThat(reading.disclosures())
                        .hasSize(2));
    }

    /** Written in hexadecimal: what no character is, or not so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C0AF",
                "C1BF",
                "C3",
                "C328",
                "E08080",
                "E09FBF",
                "E282",
                "E28228",
                "EDA080",
                "EDBFBF",
                "EDA0BDEDB880",
                "F08080AF",
                "F08FBFBF",
                "F09F8E",
                "F09F8E28",
                "F4908080",
                "F5808080",
                "F8888080",
                "FE",
                "FF"
            })
    void setsAsideWhatIsNotUtf8(String hex) {
        byte[] event = withBytes(hex);

        assertThat(hub.setAside(event)).isEqualTo(setAside(Code.NOT_UTF_8, "order.remark"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7F", "C280", "DFBF", "E0A080", "ED9FBF", "EE8080", "EFBFBF", "F0908080", "F48FBFBF"})
    void readsTheFirstAndLastCharacterOfEachLength(String hex) {
        assertThat(hub.read(withBytes(hex))).isInstanceOf(Reading.Minimized.class);
    }

    private static byte[] withBytes(String hex) {
        String latin1 = IntStream.range(0, hex.length() / 2)
                .map(i -> Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return anOrder().json().replace("side door", latin1).getBytes(ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void setsAsideOtherEncodings(String charset) {
        byte[] event = anOrder().json().getBytes(Charset.forName(charset));

        assertThat(hub.setAside(event)).isEqualTo(new Reading.SetAside(Optional.empty(), Code.NOT_UTF_8, "event"));
    }

    @Test
    void setsAsideAByteOrderMark() {
        assertThat(hub.setAside(("\uFEFF" + anOrder().json()).getBytes(UTF_8)))
                .isEqualTo(new Reading.SetAside(Optional.empty(), Code.BYTE_ORDER_MARK, "event"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "\0", ",", " null", "}"})
    void setsAsideTrailingText(String trailing) {
        assertThat(hub.setAside((anOrder().json() + trailing).getBytes(UTF_8)))
                .isEqualTo(setAside(Code.TRAILING_TEXT, "event"));
    }

    @Test
    void readsWhiteSpaceAround() {
        assertThat(hub.read((" \t\r\n" + anOrder().json() + "\n \r\t").getBytes(UTF_8)))
                .isInstanceOf(Reading.Minimized.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"", "nonsense"})
    void setsAsideWhatDoesNotEvenBegin(String event) {
        assertThat(hub.setAside(event.getBytes(UTF_8)))
                .isEqualTo(new Reading.SetAside(Optional.empty(), Code.NOT_JSON, "event"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":\"evt-1\"}]", "\"evt-1\"", "17", "true", "null"})
    void setsAsideWhatIsNoObject(String event) {
        assertThat(hub.setAside(event.getBytes(UTF_8)))
                .isEqualTo(new Reading.SetAside(Optional.empty(), Code.NOT_A_CLOUD_EVENT, "event"));
    }

    @Test
    void setsAsideEveryTruncation() {
        byte[] event = anOrder().bytes();

        for (int length = 0; length < event.length; length++) {
            assertThat(hub.setAside(Arrays.copyOf(event, length)).code()).isEqualTo(Code.NOT_JSON);
        }
    }

    @Test
    void repeatsNoIdOfWhichItDidNotSeeTheEnd() {
        assertThat(hub.setAside("{\"id\":\"evt-12".getBytes(UTF_8)).id()).isEmpty();
        assertThat(hub.setAside("{\"id\":\"evt\\x12\"}".getBytes(UTF_8)).id()).isEmpty();
        assertThat(hub.setAside("{\"id\":\"evt-12\"".getBytes(UTF_8)).id()).contains(new EventId("evt-12"));
    }

    @Test
    void readsDownToTheDeepestLevel() {
        // the event, its data and the order are three levels
        String event = anOrder().json().replace(REMARK, REMARK + ",\"nest\":" + nested(61));

        assertThat(hub.read(event.getBytes(UTF_8))).isInstanceOf(Reading.Minimized.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 5_000, 500_000})
    void setsAsideWhatIsTooDeep(int levels) {
        String event = anOrder().json().replace(REMARK, REMARK + ",\"nest\":" + nested(levels));

        assertThat(hub.setAside(event.getBytes(UTF_8))).isEqualTo(setAside(Code.TOO_DEEP, "order"));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void setsAsideWhatIsTooLarge() {
        String event = anOrder().json();
        String padding = " ".repeat((1 << 20) - event.length());

        assertThat(hub.read((event + padding).getBytes(UTF_8))).isInstanceOf(Reading.Minimized.class);
        assertThat(hub.setAside((event + padding + " ").getBytes(UTF_8)))
                .isEqualTo(new Reading.SetAside(Optional.empty(), Code.TOO_LARGE, "event"));
    }

    @Test
    void setsAsideAKeyThatIsThereTwice() {
        String event = anOrder().json();

        assertThat(hub.setAside(event.replace("\"remark\"", "\"channel\":\"web\",\"remark\"")
                        .getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "order.channel"));
        assertThat(hub.setAside(event.replace("\"remark\"", "\"ch\\u0061nnel\":\"web\",\"remark\"")
                        .getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "order.channel"));
        assertThat(hub.setAside(event.replace("\"marketing\"", "\"order\":{},\"marketing\"")
                        .getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "order"));
        assertThat(hub.setAside(event.replace("\"quantity\":1", "\"quantity\":1,\"quantity\":1")
                        .getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "items[].quantity"));
        assertThat(hub.setAside(event.replace("\"data\":", "\"type\":\"order.placed\",\"data\":")
                        .getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "type"));
        assertThat(hub.setAside(
                        event.replace("\"data\":", "\"x\":1,\"x\":1,\"data\":").getBytes(UTF_8)))
                .isEqualTo(setAside(Code.DUPLICATE_KEY, "event"));
    }

    @Test
    void readsTenThousandUnknownNames() {
        String names =
                IntStream.range(0, 10_000).mapToObj(i -> "\"n" + i + "\":1,").collect(Collectors.joining());
        String event = anOrder().json().replace("\"remark\"", names + "\"remark\"");

        assertThat(hub.read(event.getBytes(UTF_8)))
                .isInstanceOfSatisfying(Reading.Minimized.class, reading -> assertThat(reading.unknown())
                        .containsExactly(new Reading.UnknownField("order")));
    }

    private static Reading.SetAside setAside(Code code, String path) {
        return new Reading.SetAside(EventId.of("evt-7f3a"), code, path);
    }
}
