package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids, and the contract versions that are found by one. */
abstract class IdScenarios {

    private final TestLedger hub;

    IdScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void givesEveryIdOnce() {
        Set<Long> given = ConcurrentHashMap.newKeySet();
        List<TestLedger> processes = List.of(hub, hub.another());

        IntStream.range(0, 5000)
                .parallel()
                .forEach(i -> given.add(processes.get(i % 2).ids.next()));

        assertThat(given).hasSize(5000);
    }

    @Test
    void fetchesTenThousandAtATime() {
        TestLedger process = hub.another();
        long first = process.ids.next();

        IntStream.range(1, 10_000).forEach(i -> assertThat(process.ids.next()).isEqualTo(first + i));
    }

    @Test
    void putsAContractOnRecordOnce() {
        long id = hub.versions.idOf(Contracts.nordpost("0123456789ab"));

        assertThat(hub.versions.idOf(Contracts.nordpost("0123456789ab"))).isEqualTo(id);
        assertThat(hub.another().versions.idOf(Contracts.nordpost("0123456789ab")))
                .as("another process finds it")
                .isEqualTo(id);
        assertThat(hub.versions.idOf(Contracts.nordpost("ba9876543210"))).isNotEqualTo(id);
        assertThat(hub.another().versions.textOf(id)).isEqualTo("0123456789ab");
    }

    @Test
    void keepsAContractOnRecordWhenTheBatchIsRolledBack() {
        long id = hub.transaction.execute(status -> {
            status.setRollbackOnly();
            return hub.versions.idOf(Contracts.nordpost("00000000beef"));
        });

        assertThat(hub.another().versions.textOf(id)).isEqualTo("00000000beef");
    }

    @Test
    void describesTheFieldsOfAContractInTheOrderOfTheirBits() {
        long id = hub.versions.idOf(Contracts.nordpost("0123456789ab"));

        assertThat(hub.jdbc.queryForObject("select description from contract_version where id = ?", String.class, id))
                .isEqualTo("[{\"document\":\"consignment\",\"fields\":["
                        + "{\"target\":\"reference\",\"source\":\"order.reference\",\"purpose\":\"transit\"},"
                        + "{\"target\":\"lines[].hsCode\",\"source\":\"items[].customs.hsCode\","
                        + "\"purpose\":\"customs-clearance\"}]}]");
    }
}
