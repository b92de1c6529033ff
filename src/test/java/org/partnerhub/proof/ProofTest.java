package org.partnerhub.proof;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("The proof on H2")
class ProofTest {

    private static JdbcConnectionPool pool;
    private static TestProof hub;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestProof(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Nested
    class Appending extends ChainScenarios {
        Appending() {
            super(hub);
        }
    }

    @Nested
    class Tampering extends TamperScenarios {
        Tampering() {
            super(hub);
        }
    }

    @Nested
    class Signing extends HeadScenarios {
        Signing() {
            super(hub);
        }
    }

    @Nested
    class Issuing extends ReceiptScenarios {
        Issuing() {
            super(hub);
        }
    }
}
