package org.partnerhub.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.callback.SignedCallback.by;
import static org.partnerhub.callback.Verified.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.callback.SignedCallback.Way;

/** The numbers here are the card schemes' own for tests; no card has them. */
class CardNumberTest {

    private static final String NOTE = "\"note\":\"gift wrap\"";
    private static final String NUMBER = "4111111111111111";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4222222222222",
                "378282246310005",
                "6304000000000000000",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111 - 1111 - 1111 - 1111",
                "3782 822463 10005",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "4111\u00a01111\u20111111\u20131111",
                "4111\u200b1111\u200b1111\u200b1111",
                "４１１１１１１１１１１１１１１１",
                "card 4111 1111 1111 1111 12/27",
                "4111 1111 1111 1111 1227",
                "27 4111 1111 1111 1111",
                "pan4111111111111111x",
                ";4111111111111111=27121010000012345678?",
                "tel. 12, 4111111111111111",
            })
    void findsANumberHoweverItIsWritten(String text) {
        assertThat(CardNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "411111111111",
                "41111111111111110000",
                "4111.1111.1111.1111",
                "4111    1111    1111    1111",
                "4111x1111x1111x1111",
                "+44 20 7946 0018",
                "2026-11-20T08:15:30.123456Z",
                "8f2a4b1c-4111-4111-8111-411111111116",
                "5980",
            })
    void leavesOtherDigitsAlone(String text) {
        assertThat(CardNumber.isIn(text)).isFalse();
    }

    @Test
    void readsTheLongestTextInOneGo() {
        String groups = IntStream.range(0, 100_000).mapToObj(i -> "9 ").collect(Collectors.joining());

        assertThat(CardNumber.isIn("8".repeat(CallbackVerifier.MAX_BODY))).isFalse();
        assertThat(CardNumber.isIn(groups + NUMBER)).isTrue();
    }

    // where

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADYEN")
    void tellsWhereANumberIsAndStillTakesTheResult(Way way) {
        SignedCallback callback = by(way).replacing("gift wrap", "4111 1111 1111 1111");

        assertThat(verify(callback)).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.cardNumbersAt()).containsExactly("data.*");
            assertThat(genuine.results()).hasSize(1);
        });
    }

    @Test
    void tellsWhereInANotificationOfAdyen() {
        SignedCallback callback = by(Way.ADYEN).replacing("gift wrap", NUMBER);

        assertThat(cardNumbersAt(callback)).containsExactly("notificationItems[0].NotificationRequestItem.*");
    }

    /** A name that the contract does not know could be personal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"source\":[{\"number\":\"4111111111111111\"}]; data.*[0].*",
                "\"source\":[1,[4111111111111111]]; data.*[1][0]",
                "\"source\":4111111111111111.0; data.*",
                "\"source\":4.111111111111111e15; data.*",
                "\"source\":-4111111111111111; data.*",
                "\"4111111111111111\":1; data.*",
                "\"4111-1111-1111-1111\":{\"reference\":\"4111111111111111\"}; data.* data.*.*",
                "\"data.reference\":\"4111111111111111\"; data.*",
                "\"data\":{\"reference\":\"4111111111111111\"}; data.*.*",
            })
    void namesNoNameButTheContracts(String field, String paths) {
        assertThat(cardNumbersAt(by(Way.SHA256).replacing(NOTE, field))).containsExactly(paths.split(" "));
    }

    @Test
    void tellsOfANumberInAListedFieldThatIsNoReference() {
        SignedCallback callback = by(Way.SHA256).replacing("\"value\":5980", "\"value\":" + NUMBER);

        assertThat(cardNumbersAt(callback)).containsExactly("data.amount.value");
    }

    @Test
    void allowsReferencesToLookLikeAnything() {
        SignedCallback callback = by(Way.SHA256)
                .replacing("evt_81", NUMBER)
                .replacing("SO-2026-000123", NUMBER)
                .replacing("pay_7", NUMBER);

        assertThat(cardNumbersAt(callback)).isEmpty();
    }

    @Test
    void allowsThatOnlyWhereAReferenceIsRead() {
        SignedCallback callback = by(Way.SHA256).replacing("\"pay_7\"", "[\"" + NUMBER + "\"]");

        assertThat(verify(callback))
                .isEqualTo(new Verdict.Unreadable(
                        RefusalCode.MALFORMED_RESULT, Optional.of("providerReference"), List.of("data.payment[0]")));
    }

    @Test
    void tellsOfANumberInACallbackThatIsUnreadable() {
        SignedCallback callback =
                by(Way.SHA256).replacing("gift wrap", NUMBER).replacing("payment.captured", "payment.settled");

        assertThat(verify(callback))
                .isEqualTo(new Verdict.Unreadable(RefusalCode.UNKNOWN_STATE, Optional.of("state"), List.of("data.*")));
    }

    @Test
    void tellsNoMoreThanTwentyPlaces() {
        String numbers = IntStream.range(0, 50).mapToObj(i -> NUMBER).collect(Collectors.joining(","));

        assertThat(cardNumbersAt(by(Way.SHA256).replacing(NOTE, "\"source\":[" + numbers + "]")))
                .hasSize(20);
    }

    private static List<String> cardNumbersAt(SignedCallback callback) {
        assertThat(verify(callback)).isInstanceOf(Verdict.Genuine.class);
        return ((Verdict.Genuine) verify(callback)).cardNumbersAt();
    }
}
