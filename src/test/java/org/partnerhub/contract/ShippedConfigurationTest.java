package org.partnerhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What stands in {@code config/} of this repository. */
class ShippedConfigurationTest {

    private final Catalog catalog =
            Catalog.read(Path.of("config"), LocalDate.parse("2026-11-20"), UnaryOperator.identity());

    @Test
    void hasAContractForTheCarrierAndOneForTheProvider() {
        assertThat(catalog.contracts())
                .extracting(contract -> contract.partner().text())
                .containsExactly("nordpost", "paywave");
    }
}
