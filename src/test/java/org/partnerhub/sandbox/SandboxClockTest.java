package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockTest {

    @TempDir
    Path folder;

    @Test
    void tellsTheTimeOfTheMachineUntilItIsMoved() throws Exception {
        assertThat(clock().instant())
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
    }

    @Test
    void movesOnByTheCalendar() throws Exception {
        SandboxClock clock = clock();
        LocalDate before = LocalDate.now(ZoneOffset.UTC);

        clock.advance(Period.ofMonths(1));

        assertThat(LocalDate.now(clock))
                .isBetween(before.plusMonths(1), before.plusDays(1).plusMonths(1));
    }

    @Test
    void goesOnFromWhereItWas() throws Exception {
        clock().advance(Period.ofDays(31));
        clock().advance(Duration.ofHours(6));

        assertThat(Duration.between(Instant.now(), clock().instant()))
                .isBetween(
                        Duration.ofDays(31).plusHours(6).minusSeconds(5),
                        Duration.ofDays(31).plusHours(6).plusSeconds(5));
    }

    private SandboxClock clock() throws Exception {
        return SandboxClock.keptIn(folder.resolve("sandbox/clock"));
    }
}
