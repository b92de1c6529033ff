package org.partnerhub.vault;

import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;

@DisplayName("Epochs on H2")
class EpochsTest {

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:epochs;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
    }

    @AfterAll
    static void close() throws Exception {
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute("shutdown");
        }
        pool.dispose();
    }

    @Nested
    class Turning extends EpochScenarios {
        Turning() {
            super(pool);
        }
    }

    @Nested
    class Restoring extends RestorationScenarios {
        Restoring() {
            super(pool);
        }
    }
}
