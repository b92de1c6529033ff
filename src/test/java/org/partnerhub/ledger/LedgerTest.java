package org.partnerhub.ledger;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ledger on H2")
class LedgerTest {

    private static JdbcConnectionPool pool;
    private static TestLedger hub;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
        TestLedger.migrate(pool);
        hub = new TestLedger(pool);
    }

    @AfterAll
    static void close() {
        hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Nested
    class Records extends RecordScenarios {
        Records() {
            super(hub);
        }
    }

    @Nested
    class Claiming extends ClaimScenarios {
        Claiming() {
            super(hub);
        }
    }

    @Nested
    class Cutting extends ManifestScenarios {
        Cutting() {
            super(hub);
        }
    }

    @Nested
    class Announcing extends AnnouncementScenarios {
        Announcing() {
            super(hub);
        }
    }

    @Nested
    class Numbering extends IdScenarios {
        Numbering() {
            super(hub);
        }
    }

    @Nested
    class Failing extends FaultScenarios {
        Failing() {
            super(hub);
        }
    }
}
