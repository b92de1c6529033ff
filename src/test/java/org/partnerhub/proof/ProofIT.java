package org.partnerhub.proof;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("The proof on PostgreSQL")
class ProofIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static TestProof hub;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestProof(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
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
