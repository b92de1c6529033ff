package org.partnerhub.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("The ledger on PostgreSQL")
class LedgerIT {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;
    private static TestLedger hub;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "");
        TestLedger.migrate(pool);
        hub = new TestLedger(pool);
    }

    @AfterAll
    static void close() throws IOException {
        pool.close();
        postgres.close();
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
    class Answering extends ManifestAnswerScenarios {
        Answering() {
            super(hub);
        }
    }

    @Nested
    class HoldingBack extends HeldBackScenarios {
        HoldingBack() {
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
