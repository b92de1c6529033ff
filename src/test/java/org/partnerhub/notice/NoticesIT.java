package org.partnerhub.notice;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Notices on PostgreSQL")
class NoticesIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static TestNotices hub;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestNotices(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
    }

    @Nested
    class Telling extends TellingScenarios {
        Telling() {
            super(hub);
        }
    }

    @Nested
    class Answering extends AnswerScenarios {
        Answering() {
            super(hub);
        }
    }

    @Nested
    class Files extends FileScenarios {
        Files() {
            super(hub);
        }
    }
}
