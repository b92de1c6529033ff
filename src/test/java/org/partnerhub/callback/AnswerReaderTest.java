package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.contract.PaymentState;

/** What is taken out of an answer, by the contract of paywave as it is shipped. */
class AnswerReaderTest {

    private static final String ANSWER = """
            {"reference": "SO-2026-000123", "payment": "pay_7", "status": "captured",
             "amount": {"value": 5980, "currency": "EUR"}, "customer": {"name": "Ana"}}""";

    private final AnswerReader reader = AnswerReader.of(Catalog.read(Path.of("config"), UnaryOperator.identity())
            .of(new PartnerId("paywave"))
            .flatMap(contract -> contract.status())
            .orElseThrow()
            .result());

    @Test
    void takesWhatTheContractNames() {
        assertThat(read(ANSWER))
                .isEqualTo(new Verdict.Genuine(
                        List.of(new PaymentResult(
                                "",
                                PaymentState.CAPTURED,
                                "SO-2026-000123",
                                Optional.of("pay_7"),
                                5980,
                                "EUR",
                                Optional.empty())),
                        List.of()));
    }

    @Test
    void takesNothingOfAPaymentThatIsStillOpen() {
        assertThat(read("{\"status\": \"processing\"}")).isEqualTo(new Verdict.Genuine(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "5980, 59.80, malformed-result, amount",
        "'\"EUR\"', '\"eur\"', malformed-result, currency",
        "'\"SO-2026-000123\"', null, malformed-result, reference",
        "'\"captured\"', '\"settled\"', unknown-state, state",
        "'\"captured\"', '\"disputed\"', unknown-state, state",
    })
    void guessesAtNothing(String before, String after, String code, String key) {
        assertThat(read(ANSWER.replace(before, after))).isInstanceOfSatisfying(Verdict.Unreadable.class, unreadable -> {
            assertThat(unreadable.code().text()).isEqualTo(code);
            assertThat(unreadable.key()).contains(key);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "\"captured\"", "{\"status\": \"captured\", \"status\": \"failed\"}", "{} {}", "<html>"
            })
    void takesNothingThatTwoReadersCouldUnderstandDifferently(String body) {
        assertThat(read(body))
                .isEqualTo(new Verdict.Unreadable(RefusalCode.MALFORMED_BODY, Optional.empty(), List.of()));
    }

    @Test
    void tellsWhereACardNumberStands() {
        String planted = ANSWER.replace("\"Ana\"", "\"4111 1111 1111 1111\"");

        assertThat(((Verdict.Genuine) read(planted)).cardNumbersAt()).containsExactly("*.*");
        assertThat(((Verdict.Unreadable) read(planted.replace("5980", "-1"))).cardNumbersAt())
                .containsExactly("*.*");
    }

    private Verdict read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }
}
