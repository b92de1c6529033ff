package org.partnerhub.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.intake.RenewalFixture;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.State;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

/** Commands about a partner whose contract was taken away while something of it was parked. */
class ParkedEndpointTest {

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:parked", "sa", "");
    private TestLedger hub;
    private long parked;

    @BeforeEach
    void parkOne() {
        TestLedger.migrate(database);
        hub = new TestLedger(database).empty();
        parked = LedgerFixture.parked(hub, "refused-422");
    }

    @AfterEach
    void close() {
        hub.jdbc.execute("shutdown");
        database.dispose();
    }

    @Test
    void letsNothingGoToAPartnerWithoutAContract() {
        assertThat(endpoint(List.of()).replay("paywave", parked, null).getStatus())
                .isEqualTo(409);
        assertThat(hub.state(parked)).isEqualTo(State.PARKED);
    }

    @Test
    void letsItGoToAPartnerWithOne() {
        assertThat(endpoint(shipped().contracts())
                        .replay("paywave", parked, null)
                        .getStatus())
                .isEqualTo(200);
        assertThat(hub.state(parked)).isEqualTo(State.WAITING);
    }

    @Test
    void showsAndGivesUpWhatIsLeftOfAPartnerWithoutAContract() {
        ParkedEndpoint endpoint = endpoint(List.of());

        assertThat(endpoint.ofPartner("paywave", null).getBody())
                .asInstanceOf(LIST)
                .hasSize(1);
        assertThat(endpoint.discard("paywave", parked, null).getStatus()).isEqualTo(200);
        assertThat(hub.state(parked)).isEqualTo(State.SUPPRESSED);
    }

    @Test
    void knowsNoPartnerWithoutAContractOfWhichNothingIsLeft() {
        assertThat(endpoint(List.of()).ofPartner("nordpost", null).getStatus()).isEqualTo(404);
    }

    private ParkedEndpoint endpoint(List<Contract> contracts) {
        Catalog catalog = new Catalog(shipped().policy(), shipped().schemas(), contracts);
        return new ParkedEndpoint(
                catalog,
                hub.heldBack,
                RenewalFixture.of(catalog, hub.heldBack, hub.clock),
                VaultFixture.aVault().pseudonyms());
    }

    private static Catalog shipped() {
        return Catalog.read(Path.of("config"), UnaryOperator.identity());
    }
}
