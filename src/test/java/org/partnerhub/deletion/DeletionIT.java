package org.partnerhub.deletion;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Deletion on PostgreSQL")
class DeletionIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static TestDeletion hub;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestDeletion(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
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
