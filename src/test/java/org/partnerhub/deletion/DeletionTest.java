package org.partnerhub.deletion;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Deletion on H2")
class DeletionTest {

    private static JdbcConnectionPool pool;
    private static TestDeletion hub;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestDeletion(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Nested
    class Requests extends RequestScenarios {
        Requests() {
            super(hub);
        }
    }

    @Nested
    class Erasing extends ErasureScenarios {
        Erasing() {
            super(hub);
        }
    }

    @Nested
    class Retaining extends RetentionScenarios {
        Retaining() {
            super(hub);
        }
    }

    @Nested
    class Preceding extends PrecedenceScenarios {
        Preceding() {
            super(hub);
        }
    }

    @Nested
    class Sharing extends SharingScenarios {
        Sharing() {
            super(hub);
        }
    }

    @Nested
    class Ending extends FinalityScenarios {
        Ending() {
            super(hub);
        }
    }
}
