package org.partnerhub.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.minimize.TestEvent.anOrder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private final EventReader reader = Minimizer.of(List.of(Contracts.nordpost(), Contracts.paywave()), Schemas.all())
            .reader();

    @Test
    void servesBothPartnersInOnePass() {
        Reading.Minimized reading = (Reading.Minimized) reader.read(anOrder().bytes());

        assertThat(reading.disclosures())
                .extracting(disclosure -> new String(disclosure.content(), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"shipper\":{\"country\":\"GB\"},\"reference\":\"SO-2026-000123\",\"revision\":1,"
                                + "\"weightKg\":0.64,\"service\":\"01\","
                                + "\"consignee\":{\"name\":\"Ana Lindqvist\",\"phone\":\"442079460018\",\"postcode\":\"BA1 1AA\"},"
                                + "\"lines\":[{\"hsCode\":\"330499\",\"quantity\":2},{\"hsCode\":\"330491\",\"quantity\":1}]}",
                        "{\"reference\":\"SO-2026-000123\",\"amount\":{\"value\":\"104.30\",\"currency\":\"EUR\"},"
                                + "\"token\":\"tok_9f2c\"}");
    }
}
