package org.partnerhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.OrderReference;
import org.partnerhub.minimize.Reading;

class WithholdingTest {

    @Test
    void letsAnOrderGo() {
        assertThat(on("2026-11-20").reason(ContractFixture.aCarrier().build(), anOrder()))
                .isEmpty();
    }

    @Test
    void withholdsAMinorsOrderFromWhoGetsFiles() {
        assertThat(on("2026-11-20").reason(ContractFixture.aCarrier().build(), aMinorsOrder()))
                .contains("minor-needs-openpgp");
    }

    @Test
    void letsAMinorsOrderGoToWhoGetsRequests() {
        assertThat(on("2026-11-20").reason(ContractFixture.aProvider().build(), aMinorsOrder()))
                .isEmpty();
    }

    @Test
    void letsAnOrderGoOnTheLastDayOfTheAgreement() {
        assertThat(on("2026-11-30")
                        .reason(
                                ContractFixture.aCarrier()
                                        .agreedUntil("2026-11-30")
                                        .build(),
                                anOrder()))
                .isEmpty();
    }

    @Test
    void withholdsAnOrderOnTheDayAfter() {
        assertThat(on("2026-12-01")
                        .reason(
                                ContractFixture.aCarrier()
                                        .agreedUntil("2026-11-30")
                                        .build(),
                                anOrder()))
                .contains("agreement-expired");
    }

    @Test
    void letsAnOrderGoOnTheLastDayOfTheCertification() {
        assertThat(on("2026-11-30")
                        .reason(
                                ContractFixture.aProvider()
                                        .certifiedUntil("2026-11-30")
                                        .build(),
                                anOrder()))
                .isEmpty();
    }

    @Test
    void withholdsAnOrderWhenTheCertificationHasExpired() {
        assertThat(on("2026-12-01")
                        .reason(
                                ContractFixture.aProvider()
                                        .certifiedUntil("2026-11-30")
                                        .build(),
                                anOrder()))
                .contains("certification-expired");
    }

    @Test
    void namesTheMinorFirstSoThatNoRenewalLetsTheOrderGo() {
        assertThat(on("2026-12-01")
                        .reason(
                                ContractFixture.aCarrier()
                                        .agreedUntil("2026-11-30")
                                        .build(),
                                aMinorsOrder()))
                .contains("minor-needs-openpgp");
    }

    private static Withholding on(String day) {
        return new Withholding(Clock.fixed(Instant.parse(day + "T23:59:59Z"), ZoneOffset.UTC));
    }

    private static Reading.Minimized anOrder() {
        return order(false);
    }

    private static Reading.Minimized aMinorsOrder() {
        return order(true);
    }

    private static Reading.Minimized order(boolean minor) {
        return new Reading.Minimized(
                new EventId("evt-1"),
                EventType.ORDER_PLACED,
                OffsetDateTime.parse("2026-11-20T08:15:30Z"),
                new OrderReference("SO-1"),
                1,
                Optional.empty(),
                minor,
                List.of(),
                new Reading.Withdrawals(List.of(), List.of()),
                List.of(),
                List.of());
    }
}
