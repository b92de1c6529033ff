package org.partnerhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":null}                             | {\"a\":\"psp-1\"}",
                "{\"a\":{\"b\":null},\"c\":59.80}           | {\"a\":{\"b\":\"psp-1\"},\"c\":59.80}",
                "{\"é\":\"null\",\"a\":null,\"b\":[null,1]} | {\"é\":\"null\",\"a\":\"psp-1\",\"b\":[null,1]}",
                "{\"a\":null,\"b\":null}                   | {\"a\":\"psp-1\",\"b\":\"psp-1\"}"
            })
    void fillsEachPlaceAndLeavesTheBytesAroundItAlone(String document, String filled) {
        assertThat(Places.in(bytes(document)).filledWith("psp-1"))
                .asString(UTF_8)
                .isEqualTo(filled);
    }

    @Test
    void writesWhateverTheProviderCallsAPaymentAsJson() {
        assertThat(Places.in(bytes("{\"a\":null}")).filledWith("\"}\\é\n"))
                .asString(UTF_8)
                .isEqualTo("{\"a\":\"\\\"}\\\\é\\n\"}");
    }

    @Test
    void seesThatThereAreSome() {
        assertThat(Places.in(bytes("{\"a\":null}")).any()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"null\"}", "{\"null\":1}", "{\"a\":[null]}", "{}", "null", "no JSON", ""})
    void seesNoneWhereThereAreNone(String document) {
        assertThat(Places.in(bytes(document)).any()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
