package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T08:15:30Z",
                "2026-11-20t08:15:30z",
                "2026-11-20T08:15:30.5+01:00",
                "2026-11-20T08:15:30.123456789-11:30",
                "2024-02-29T23:59:59Z",
                "0000-01-01T00:00:00-00:00"
            })
    void reads(String text) {
        assertThat(Rfc3339.parse(text)).contains(OffsetDateTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-11-20",
                "2026-11-20T08:15Z",
                "2026-11-20T08:15:30",
                "2026-11-20 08:15:30Z",
                "2026-11-20T08:15:30.Z",
                "2026-11-20T08:15:30+01",
                "2026-11-20T08:15:30+0100",
                "2026-11-20T08:15:30+01:00:00",
                "2026-11-20T08:15:30Zulu",
                "2026-11-20T08:15:60Z",
                "2026-11-20T24:00:00Z",
                "2023-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "+2026-11-20T08:15:30Z",
                "12026-11-20T08:15:30Z",
                "2026-11-20T08:15:30+19:00",
                "2026-11-20T08:15:30+01:60",
                "\u0662026-11-20T08:15:30Z"
            })
    void refuses(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
