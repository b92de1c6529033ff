package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An amendment can move an order to another partner; the former one is told what a cancellation tells. */
class WithdrawalTest {

    private final Hub hub = Hub.with(Contracts.nordpost(), Contracts.paywave());

    @Test
    void tellsAPartnerThatAnAmendedOrderNoLongerConcernsIt() {
        Reading.Minimized reading = hub.minimized(
                anOrder().withAttribute("type", "\"order.amended\"").with("shipment.carrier", "\"another\""));

        assertThat(reading.withdrawals().disclosures()).singleElement().satisfies(withdrawal -> {
            assertThat(withdrawal.contract().partner()).hasToString("nordpost");
            assertThat(withdrawal.document().name()).hasToString("cancellation");
            assertThat(Hub.content(withdrawal)).isEqualTo("{\"reference\":\"SO-2026-000123\"}");
        });
    }

    @Test
    void tellsNothingToAPartnerThatTheAmendedOrderStillConcerns() {
        Reading.Minimized reading = hub.minimized(anOrder().withAttribute("type", "\"order.amended\""));

        assertThat(reading.withdrawals().disclosures()).isEmpty();
        assertThat(reading.disclosures()).extracting(Disclosure::document).hasSize(1);
    }

    @Test
    void hasNothingToWithdrawWhenAnOrderIsPlaced() {
        Reading.Minimized reading = hub.minimized(anOrder().with("shipment.carrier", "\"another\""));

        assertThat(reading.withdrawals().disclosures()).isEqualTo(List.of());
    }
}
