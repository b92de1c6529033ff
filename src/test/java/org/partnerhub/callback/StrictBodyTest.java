package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\":[1,-2.5e3,true,null,\"ü\\u00e9\\ud83d\\ude00\"]}\r\n",
                "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
                "{\"\":1}",
            })
    void takesJson(String body) {
        assertThat(StrictBody.read(body.getBytes(UTF_8)).isObject()).isTrue();
    }

    @Test
    void takesWhatIsDeepAndNotDeeper() {
        assertThat(StrictBody.read(nested(63)).isObject()).isTrue();
        assertRefused(nested(64));
    }

    private static byte[] nested(int arrays) {
        return ("{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}").getBytes(UTF_8);
    }

    static Stream<byte[]> malformed() {
        Stream<byte[]> texts = Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "\"text\"",
                        "{",
                        "{}}",
                        "{} {}",
                        "{}x",
                        "{\"a\":1,}",
                        "{\"a\":1,\"a\":1}",
                        "{\"a\":1,\"\\u0061\":2}",
                        "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
                        "{'a':1}",
                        "{a:1}",
                        "{\"a\":NaN}",
                        "{\"a\":01}",
                        "{\"a\":+1}",
                        "{\"a\":1}/**/",
                        "{\"a\":\"\t\"}",
                        "{\"a\":\"\\ud800\"}",
                        "{\"a\":\"\\udc00\\ud800\"}",
                        "{\"\\ud800\":1}",
                        "{\"a\":12345678901234567890123456789012345678901}",
                        "{\"a\":1e41}",
                        "{\"a\":1e-999999999}",
                        "\uFEFF{}")
                .map(text -> text.getBytes(UTF_8));
        Stream<byte[]> bytes = Stream.of(
                "{\"a\":\"ü\"}".getBytes(ISO_8859_1),
                "{\"a\":1}".getBytes(UTF_16BE),
                new byte[] {'{', '"', (byte) 0xC0, (byte) 0xA2, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {'{', '}', 0});
        return Stream.concat(texts, bytes);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatTwoReadersCouldUnderstandDifferently(byte[] body) {
        assertRefused(body);
    }

    private static void assertRefused(byte[] body) {
        assertThatThrownBy(() -> StrictBody.read(body))
                .isInstanceOf(CallbackFault.class)
                .hasMessage("malformed-body")
                .hasNoCause();
    }
}
