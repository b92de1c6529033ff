package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.PaymentState.Action.BECOME;
import static org.partnerhub.payment.PaymentState.Action.EARLY;
import static org.partnerhub.payment.PaymentState.Action.ILLEGAL;
import static org.partnerhub.payment.PaymentState.Action.REFUND;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of the table, whatever its cells. */
class PaymentStateTest {

    @ParameterizedTest
    @EnumSource
    void knowsWhatEachResultMakesOfIt(PaymentState state) {
        assertThat(ResultKind.values())
                .allSatisfy(result -> assertThat(state.on(result)).isNotNull());
    }

    @ParameterizedTest
    @EnumSource
    void readsBackAsItIsStored(PaymentState state) {
        assertThat(PaymentState.of(state.text())).isSameAs(state);
    }

    /** Taken from what a shop does with money; the table says the same, in the other direction. */
    @Test
    void isPaidOnlyByACapture() {
        assertThat(reachedBy(ResultKind.CAPTURED)).containsExactly(PaymentState.CAPTURED);
        for (ResultKind other : EnumSet.complementOf(EnumSet.of(ResultKind.CAPTURED))) {
            assertThat(reachedBy(other)).doesNotContain(PaymentState.CAPTURED);
        }
    }

    @Test
    void givesBackOnlyWhatWasCaptured() {
        assertThat(statesWith(ResultKind.REFUNDED, REFUND))
                .containsExactly(
                        PaymentState.CAPTURED,
                        PaymentState.PARTLY_REFUNDED,
                        PaymentState.REFUNDED,
                        PaymentState.DISPUTED);
        assertThat(statesWith(ResultKind.REFUNDED, EARLY))
                .isEqualTo(statesWith(ResultKind.DISPUTED, EARLY))
                .isEqualTo(statesWith(ResultKind.CAPTURED, BECOME))
                .containsExactly(PaymentState.REQUESTED, PaymentState.AUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELED"})
    void staysAsItEnded(PaymentState end) {
        assertThat(ResultKind.values()).noneMatch(result -> end.on(result).action() == BECOME);
        assertThat(end.on(ResultKind.CAPTURED).action()).isEqualTo(ILLEGAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURED", "PARTLY_REFUNDED", "REFUNDED", "DISPUTED"})
    void neitherFailsNorIsCanceledOnceItIsPaid(PaymentState paid) {
        assertThat(paid.on(ResultKind.FAILED).action()).isEqualTo(ILLEGAL);
        assertThat(paid.on(ResultKind.CANCELED).action()).isEqualTo(ILLEGAL);
    }

    @Test
    void takesALateAuthorizationForGranted() {
        assertThat(statesWith(ResultKind.AUTHORIZED, PaymentState.Action.PASSED))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(PaymentState.REQUESTED, PaymentState.AUTHORIZED)));
    }

    private static Set<PaymentState> reachedBy(ResultKind result) {
        return Arrays.stream(PaymentState.values())
                .map(state -> state.on(result))
                .filter(move -> move.action() == BECOME)
                .map(PaymentState.Move::state)
                .collect(Collectors.toSet());
    }

    private static Set<PaymentState> statesWith(ResultKind result, PaymentState.Action action) {
        return Arrays.stream(PaymentState.values())
                .filter(state -> state.on(result).action() == action)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PaymentState.class)));
    }
}
