package org.partnerhub.notice;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.VaultFixture;

@DisplayName("Notices on H2")
class NoticesTest {

    private static JdbcConnectionPool pool;
    private static TestNotices hub;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("hub") + ";WRITE_DELAY=0", "sa", "");
        TestLedger.migrate(pool);
        TestLedger ledger = new TestLedger(pool);
        hub = new TestNotices(ledger, VaultFixture.on(ledger.jdbc.getDataSource()));
    }

    @AfterAll
    static void close() {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
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
