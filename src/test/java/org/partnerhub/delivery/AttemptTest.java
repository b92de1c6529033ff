package org.partnerhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerhub.egress.Release;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.ledger.Outcome;

class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:15:30Z");

    private final Attempt first = attempt(1, null);
    private final Attempt second = attempt(2, first);

    @Test
    void goesAtOnceWhenNothingIsBeforeIt() {
        assertThat(first.isNext()).isTrue();
    }

    @Test
    void goesWhenTheOneBeforeItHasArrived() {
        first.sent();

        assertThat(second.isNext()).isTrue();
    }

    @Test
    void doesNotGoBeforeTheOneBeforeIt() {
        assertThat(second.isNext()).isFalse();
    }

    @Test
    void doesNotGoWhenTheOneBeforeItFailed() {
        first.postpone(NOW.plusSeconds(2), "unreachable");
        assertThat(second.isNext()).isFalse();

        first.park("refused-422");
        assertThat(second.isNext()).isFalse();
    }

    @Test
    void doesNotGoTwice() {
        first.sent();

        assertThat(first.isNext()).isFalse();
    }

    @Test
    void endsAsTheRouteSays() {
        first.sent();
        assertThat(first.outcome(NOW)).isInstanceOf(Outcome.Sent.class);

        first.postpone(NOW.plusSeconds(2), "timed-out");
        assertThat(first.outcome(NOW)).isInstanceOfSatisfying(Outcome.Waiting.class, waiting -> {
            assertThat(waiting.due()).contains(NOW.plusSeconds(2));
            assertThat(waiting.reason()).contains("timed-out");
        });

        first.park("refused-422");
        assertThat(first.outcome(NOW))
                .isInstanceOfSatisfying(Outcome.Parked.class, parked -> assertThat(parked.reason())
                        .contains("refused-422"));
    }

    @Test
    void isUntriedWhenItWasKeptBack() {
        first.park("refused-422");

        assertThat(second.outcome(NOW)).isInstanceOf(Outcome.Untried.class);
    }

    @Test
    void doesNotGoWhenItEndedBeforeItBegan() {
        Outcome unsendable = new Outcome.Unsendable(claimed(3), "seal-broken");
        Attempt ended = Attempt.ended(claimed(3), unsendable, null);

        assertThat(ended.isNext()).isFalse();
        assertThat(ended.outcome(NOW)).isSameAs(unsendable);
        assertThat(attempt(4, ended).isNext()).isFalse();
    }

    @Test
    void standsInASliceWithItsOrder() {
        Slice slice = new Slice();
        slice.add(7, first);
        slice.add(8, attempt(3, null));
        slice.add(7, second);

        assertThat(slice.orders()).extracting(List::size).containsExactly(2, 1);
        assertThat(slice.orders().get(0)).containsExactly(first, second);
        assertThat(slice.lastOf(7)).isSameAs(second);
        assertThat(slice.lastOf(9)).isNull();
        assertThat(slice.attempts()).hasSize(3);
    }

    @Test
    void printsNoValue() {
        assertThat(first).hasToString("attempt 1 at disclosure 1");
        assertThat(first.release().toString()).contains("[redacted]");
    }

    private static Attempt attempt(long disclosure, Attempt earlier) {
        Claimed claimed = claimed(disclosure);
        return Attempt.of(claimed, Release.request(claimed, "/v1/payments", "a-key", new byte[] {1}), earlier);
    }

    private static Claimed claimed(long disclosure) {
        return ClaimedFixture.claimed("paywave", "payment-request", 7, disclosure);
    }
}
