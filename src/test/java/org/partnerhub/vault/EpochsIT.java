package org.partnerhub.vault;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;

@DisplayName("Epochs on PostgreSQL")
class EpochsIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        TestLedger.migrate(pool);
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
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
