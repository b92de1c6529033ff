package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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

    @Test
    void findsWhatIsUnfinishedOfAnOrderWithoutWalkingThroughTheIndex() {
        long order = hub.empty().anOrder();
        hub.queued(order, 2);
        IntStream.range(0, 100).forEach(i -> hub.queued(hub.anOrder(), 2));

        String plan = hub.database
                .query("explain analyze " + Disclosures.UNFINISHED, (row, number) -> row.getString(1), (Object)
                        new Long[] {order})
                .get(0);

        assertThat(plan).contains("DISCLOSURE_ONCE").contains("/* scanCount: 3 */");
    }

    @Test
    void findsTheNextRowsOfAManifestWithoutWalkingThroughAllThatWaits() {
        hub.empty();
        IntStream.range(0, 100).forEach(i -> LedgerFixture.waiting(hub));

        String plan = hub.database
                .query(
                        "explain analyze " + WaitingRows.FOR_MANIFEST,
                        (row, number) -> row.getString(1),
                        "paywave",
                        hub.clock.instant(),
                        "payment-request",
                        2)
                .get(0);

        assertThat(plan).contains("WAITING_DUE").contains("/* index sorted */");
    }

    @Test
    void findsWhatIsLeftOfAnEpochWithoutWalkingThroughTheRest() {
        hub.empty();
        IntStream.range(0, 100).forEach(i -> hub.anOrder());
        hub.jdbc.update("update customer_order set epoch = 2");
        long left = hub.anOrder();

        String plan = hub.database
                .query(
                        "explain analyze " + OrderKeyRows.OWNERS,
                        (row, number) -> row.getString(1),
                        hub.newOrder(left).keys().epoch(),
                        0,
                        10)
                .get(0);

        assertThat(plan)
                .contains("CUSTOMER_ORDER_OF_EPOCH")
                .contains("/* index sorted */")
                .contains("/* scanCount: 2 */");
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
