package org.partnerhub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.vault.VaultFixture;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class NoticesEndpointTest {

    private static JdbcConnectionPool pool;
    private static TestNotices notices;
    private static NoticesEndpoint endpoint;

    private UUID notice;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:notices-endpoint;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
        TestLedger hub = new TestLedger(pool);
        notices = new TestNotices(hub, VaultFixture.on(pool));
        endpoint = new NoticesEndpoint(hub.notices, notices.desk, hub.clock);
    }

    @AfterAll
    static void close() {
        pool.dispose();
    }

    @BeforeEach
    void queueANotice() {
        notices.empty();
        notice = notices.queued("SO-1", TestNotices.CARRIER);
    }

    @Test
    void tellsHowManyAreOpenAndNothingOfTheirOrders() {
        notices.queued("SO-2", TestNotices.CARRIER);
        notices.queued("SO-3", TestNotices.PROVIDER);

        assertThat(endpoint.open())
                .extracting(each -> each.partner() + " " + each.state() + " " + each.notices())
                .containsExactly("nordpost queued 2", "paywave queued 1");
        assertThat(endpoint.open().toString()).doesNotContain("SO-", notice.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "completed, , , notice-completed nordpost",
        "no-match, , , notice-no-match nordpost",
        "cancelled, , , notice-cancelled nordpost",
        "refused, tax-law, 2031-12-31, notice-refused tax-law nordpost 2031-12-31",
        "refused, tax-law, 2026-11-20, notice-refused tax-law nordpost 2026-11-20"
    })
    void takesAPersonsWord(String answer, String basis, LocalDate until, String told) {
        assertThat(endpoint.settle(notice, answer, basis, until).getStatus()).isEqualTo(200);

        assertThat(notices.told()).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        "done, ,",
        "sent, ,",
        "overdue, ,",
        "refused, ,",
        "refused, tax-law,",
        "refused, , 2031-12-31",
        "refused, Tax law, 2031-12-31",
        "refused, tax-law, 2026-11-19",
        "completed, tax-law, 2031-12-31",
        "completed, tax-law,"
    })
    void refusesAWordThatIsNoAnswer(String answer, String basis, LocalDate until) {
        assertThat(endpoint.settle(notice, answer, basis, until).getStatus())
                .isEqualTo(WebEndpointResponse.STATUS_BAD_REQUEST);

        assertThat(notices.told()).isEmpty();
    }

    @Test
    void knowsNoOtherNotice() {
        assertThat(endpoint.settle(new UUID(9, 9), "completed", null, null).getStatus())
                .isEqualTo(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
