package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.callback.Settings.field;
import static org.partnerhub.callback.Settings.optional;
import static org.partnerhub.callback.SignedCallback.by;
import static org.partnerhub.callback.Verified.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.callback.SignedCallback.Way;
import org.partnerhub.contract.PaymentState;
import org.partnerhub.contract.ResultMapping;
import org.partnerhub.contract.ResultMapping.Conversion;
import org.partnerhub.contract.ResultMapping.States;
import org.partnerhub.event.FieldPath;

/** What is taken out of a genuine callback, and what makes one unreadable. */
class ResultTest {

    private static final PaymentResult RESULT = new PaymentResult(
            "evt_81",
            PaymentState.CAPTURED,
            "SO-2026-000123",
            Optional.of("pay_7"),
            5980,
            "EUR",
            Optional.of(Instant.parse("2024-11-20T08:15:30Z")));

    private static final SignedCallback CALLBACK = by(Way.SHA256);

    @Test
    void takesWhatTheContractNames() {
        assertThat(result(CALLBACK)).isEqualTo(RESULT);
    }

    @Test
    void takesTheEventFromTheHeadersWhereTheSchemeSaysIt() {
        assertThat(result(by(Way.V1)).eventId()).isEqualTo("msg_2N");
    }

    @Test
    void takesNothingOfWhatIsIgnoredWhateverElseItLacks() {
        assertThat(verify(CALLBACK.withBody("{\"type\":\"payment.processing\"}")))
                .isEqualTo(new Verdict.Genuine(List.of(), List.of()));
    }

    @Test
    void takesWhatMayBeAbsentAsAbsent() {
        PaymentResult result = result(CALLBACK.replacing("\"at\":\"2024-11-20T08:15:30Z\"", "\"at\":null")
                .replacing("\"payment\":\"pay_7\"", "\"payment\":\"\""));

        assertThat(result.at()).isEmpty();
        assertThat(result.providerReference()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"evt_81\"', '\"id\":null', event",
        "'\"id\":\"evt_81\"', '\"id\":true', event",
        "'\"id\":\"evt_81\"', '\"id\":1.5', event",
        "'\"id\":\"evt_81\"', '\"id\":\" \"', event",
        "'\"id\":\"evt_81\"', '\"id\":\"evt\\n81\"', event",
        "'\"reference\":', '\"ref\":', reference",
        "'\"SO-2026-000123\"', '[\"SO-2026-000123\"]', reference",
        "'\"pay_7\"', '{\"id\":\"pay_7\"}', providerReference",
        "5980, '\"5980\"', amount",
        "5980, 5980.0, amount",
        "5980, -5980, amount",
        "5980, 99999999999999999999, amount",
        "5980, null, amount",
        "'\"EUR\"', '\"eur\"', currency",
        "'\"EUR\"', '\"EUX\"', currency",
        // ISO 4217's code for no currency
        "'\"EUR\"', '\"XXX\"', currency",
        "'\"EUR\"', 978, currency",
        "'\"2024-11-20T08:15:30Z\"', '\"2024-11-20T08:15Z\"', at",
        "'\"2024-11-20T08:15:30Z\"', '\"2024-11-31T08:15:30Z\"', at",
        "'\"2024-11-20T08:15:30Z\"', 1732090530123, at",
        "'\"2024-11-20T08:15:30Z\"', -1, at",
        "'\"type\":', '\"kind\":', state",
    })
    void namesTheKeyWhoseValueIsMissingOrWrong(String before, String after, String key) {
        assertThat(verify(CALLBACK.replacing(before, after)))
                .isEqualTo(new Verdict.Unreadable(RefusalCode.MALFORMED_RESULT, Optional.of(key), List.of()));
    }

    @Test
    void saysThatAStateIsUnknown() {
        assertThat(verify(CALLBACK.replacing("payment.captured", "payment.settled")))
                .isEqualTo(new Verdict.Unreadable(RefusalCode.UNKNOWN_STATE, Optional.of("state"), List.of()));
    }

    @Test
    void refusesATextThatNoReferenceIsAsLongAs() {
        assertThat(verify(CALLBACK.replacing("pay_7", "p".repeat(256)))).isInstanceOf(Verdict.Unreadable.class);
        assertThat(result(CALLBACK.replacing("pay_7", "p".repeat(255))).providerReference())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "1732090530, 2024-11-20T08:15:30Z",
        "'\"2024-11-20T09:15:30.25+01:00\"', 2024-11-20T08:15:30.250Z",
    })
    void readsTheTimeAtTheProvider(String written, Instant time) {
        assertThat(result(CALLBACK.replacing("\"2024-11-20T08:15:30Z\"", written))
                        .at())
                .contains(time);
    }

    @Test
    void takesANumberAsAnId() {
        assertThat(result(CALLBACK.replacing("\"evt_81\"", "9007199254740993")).eventId())
                .isEqualTo("9007199254740993");
    }

    // conversions, alternatives, several words

    @ParameterizedTest
    @CsvSource({
        "59.80, eur, 5980",
        "'\"59.80\"', EUR, 5980",
        "59.8, EUR, 5980",
        "59, EUR, 5900",
        "0.00, EUR, 0",
        "5980, jpy, 5980",
        "5.980, KWD, 5980",
        "5.98e1, EUR, 5980",
    })
    void readsADecimalByTheDigitsOfItsCurrency(String amount, String currency, long minor) {
        PaymentResult result =
                ((Verdict.Genuine) converting(amount, currency)).results().get(0);

        assertThat(result.amountMinor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "59.801, EUR",
        "59.8, JPY",
        "-59.80, EUR",
        "'\"59,80\"', EUR",
        "'\"59.80 \"', EUR",
        "'\"5.98e1\"', EUR",
        "'\"\"', EUR",
        "true, EUR",
        "1e19, EUR",
    })
    void refusesADecimalThatItWouldHaveToRound(String amount, String currency) {
        assertThat(converting(amount, currency))
                .isEqualTo(new Verdict.Unreadable(RefusalCode.MALFORMED_RESULT, Optional.of("amount"), List.of()));
    }

    private static Verdict converting(String amount, String currency) {
        ResultMapping mapping = mapping(field("amount", Conversion.MINOR), field("currency", Conversion.UPPER));
        return verifyBy(mapping, """
                {"id":"e","kind":"sale","ok":true,"ref":"SO-1","amount":%s,"currency":"%s"}""".formatted(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"original\":\"A\",\"own\":\"B\"', A",
        "'\"own\":\"B\"', B",
        "'\"original\":\"\",\"own\":\"B\"', B",
    })
    void takesTheFirstReferenceThatIsThere(String references, String taken) {
        assertThat(verifyBy(mapping(field("amount"), field("currency")), """
                {"id":"e","kind":"sale","ok":true,"ref":"SO-1","amount":1,"currency":"EUR",%s}""".formatted(references)))
                .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> assertThat(
                                genuine.results().get(0).providerReference())
                        .contains(taken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"kind\":\"sale\",\"ok\":false", "\"kind\":\"sale/true\",\"ok\":\"\"", "\"kind\":\"sale\""})
    void wantsAllWordsThatMakeAState(String words) {
        assertThat(verifyBy(mapping(field("amount"), field("currency")), """
                {"id":"e",%s,"ref":"SO-1","amount":1,"currency":"EUR"}""".formatted(words)))
                .isInstanceOf(Verdict.Unreadable.class);
    }

    private static ResultMapping mapping(ResultMapping.Field amount, ResultMapping.Field currency) {
        return new ResultMapping(
                Optional.of(field("id")),
                field("ref"),
                Optional.of(optional("original", "own")),
                amount,
                currency,
                Optional.empty(),
                new States(
                        List.of(FieldPath.of("kind"), FieldPath.of("ok")),
                        Map.of("sale/true", PaymentState.CAPTURED),
                        Set.of()));
    }

    private static Verdict verifyBy(ResultMapping mapping, String body) {
        String signature = "sha256=" + SignedCallback.hex("key", body);
        return CallbackVerifier.of(Settings.with(mapping), name -> "key", Clock.systemUTC())
                .verify(new CallbackRequest(Map.of("x-signature", List.of(signature)), body.getBytes(UTF_8)));
    }

    private static PaymentResult result(SignedCallback callback) {
        assertThat(Verified.verify(callback)).isInstanceOf(Verdict.Genuine.class);
        return ((Verdict.Genuine) Verified.verify(callback)).results().get(0);
    }
}
