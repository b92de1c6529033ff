package org.partnerhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:15:30Z");

    private final BackOff backOff = new BackOff(
            Duration.ofSeconds(2), Duration.ofMinutes(5), Clock.fixed(NOW, ZoneOffset.UTC), DeliveryFixture.NO_JITTER);

    @Test
    void waitsTwiceAsLongAfterEachAttempt() {
        assertThat(backOff.after(1)).isEqualTo(NOW.plusSeconds(2));
        assertThat(backOff.after(2)).isEqualTo(NOW.plusSeconds(4));
        assertThat(backOff.after(5)).isEqualTo(NOW.plusSeconds(32));
    }

    @Test
    void neverWaitsLongerThanTheLimit() {
        assertThat(backOff.after(20)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(backOff.after(1_000_000)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void waitsAsLongAgainWhereAttemptsAreNotCounted() {
        assertThat(backOff.asLongAgain(Duration.ZERO)).isEqualTo(NOW.plusSeconds(2));
        assertThat(backOff.asLongAgain(Duration.ofSeconds(40))).isEqualTo(NOW.plusSeconds(40));
        assertThat(backOff.asLongAgain(Duration.ofDays(3))).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void staysWithinAQuarterEitherWay() {
        BackOff jittery = new BackOff(
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Clock.fixed(NOW, ZoneOffset.UTC),
                RandomGenerator.getDefault());

        for (int i = 0; i < 1_000; i++) {
            assertThat(jittery.after(1)).isBetween(NOW.plusMillis(1_500), NOW.plusMillis(2_500));
        }
    }

    @Test
    void obeysAPartnerThatWishesALongerPause() {
        assertThat(backOff.after(1, "120")).isEqualTo(NOW.plusSeconds(120));
        assertThat(backOff.after(1, "Fri, 20 Nov 2026 08:20:30 GMT")).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void keepsItsOwnPauseWhenThePartnerWishesAShorterOne() {
        assertThat(backOff.after(3, "1")).isEqualTo(NOW.plusSeconds(8));
    }

    @Test
    void doesNotLetAPartnerPauseForMoreThanADay() {
        assertThat(backOff.after(1, "999999999")).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void ignoresAWishThatItCannotRead() {
        assertThat(backOff.after(1, "soon")).isEqualTo(NOW.plusSeconds(2));
        assertThat(backOff.after(1, null)).isEqualTo(NOW.plusSeconds(2));
    }
}
