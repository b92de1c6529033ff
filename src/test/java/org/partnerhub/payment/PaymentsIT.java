package org.partnerhub.payment;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Payments on PostgreSQL")
class PaymentsIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static TestPayments hub;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestPayments(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
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
