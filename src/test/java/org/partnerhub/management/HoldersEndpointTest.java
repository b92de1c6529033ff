package org.partnerhub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

class HoldersEndpointTest {

    private static JdbcConnectionPool pool;
    private static TestLedger hub;
    private static Vault vault;

    @BeforeAll
    static void sendAnOrder() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:holders-endpoint;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
        hub = new TestLedger(pool);
        vault = VaultFixture.on(pool);
        new TestNotices(hub, vault).empty().queued("SO-1", TestNotices.CARRIER);
    }

    @AfterAll
    static void close() {
        pool.dispose();
    }

    @Test
    void namesAPartnerWhoseContractIsGone() {
        assertThat(named()).isEqualTo("NordPost International");
    }

    @Test
    void namesAPartnerAsItIsCalledNow() {
        Contract nordpost = ContractFixture.aCarrier().build();

        assertThat(named(nordpost)).isEqualTo(nordpost.name()).isNotEqualTo("NordPost International");
    }

    private static String named(Contract... contracts) {
        HoldersEndpoint endpoint =
                new HoldersEndpoint(new Catalog(null, null, List.of(contracts)), hub.holdings, vault.pseudonyms());
        List<?> holders = (List<?>) endpoint.holders("SO-1", null).getBody();
        assertThat(holders).hasSize(1);
        return ((HoldersEndpoint.View) holders.get(0)).name();
    }
}
