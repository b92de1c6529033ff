package org.partnerhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-20T08:15:30Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant system = START;
    private long nanos = Long.MAX_VALUE - 1_000;

    private final Clock clock = new SteadyClock(
            new Clock() {
                @Override
                public Instant instant() {
                    return system;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            },
            () -> nanos);

    @Test
    void tellsTheSystemsTime() {
        assertThat(clock.instant()).isEqualTo(START);
        pass(MINUTE);
        assertThat(clock.instant()).isEqualTo(START.plus(MINUTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void makesNoLeapWhenTheSystemsClockIsSet(String leap) {
        system = system.plus(Duration.parse(leap));

        assertThat(clock.instant()).isEqualTo(START);
        pass(MINUTE);
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void comesNearTheSystemsClockByAndBy(String leap) {
        system = system.plus(Duration.parse(leap));
        for (int minute = 0; minute < 600; minute++) {
            pass(MINUTE);
            clock.instant();
        }

        assertThat(clock.instant()).isEqualTo(system);
    }

    @Test
    void neverGoesBack() {
        Instant before = clock.instant();
        for (int i = 0; i < 100; i++) {
            system = system.plus(i % 3 == 0 ? Duration.ofHours(-1) : Duration.ofMinutes(20));
            pass(Duration.ofNanos(i % 11));
            assertThat(clock.instant()).isAfterOrEqualTo(before);
            before = clock.instant();
        }
    }

    private void pass(Duration time) {
        system = system.plus(time);
        nanos += time.toNanos();
    }
}
