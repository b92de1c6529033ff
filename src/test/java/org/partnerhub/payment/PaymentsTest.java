package org.partnerhub.payment;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Payments on H2")
class PaymentsTest {

    private static JdbcConnectionPool pool;
    private static TestPayments hub;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestPayments(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Nested
    class Matching extends MatchingScenarios {
        Matching() {
            super(hub);
        }
    }

    @Nested
    class Waiting extends PendingScenarios {
        Waiting() {
            super(hub);
        }
    }

    @Nested
    class Asking extends UnansweredScenarios {
        Asking() {
            super(hub);
        }
    }

    @Nested
    class Meeting extends ConcurrencyScenarios {
        Meeting() {
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
    class Refunding extends RefundScenarios {
        Refunding() {
            super(hub);
        }
    }
}
