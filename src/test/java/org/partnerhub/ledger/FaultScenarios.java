package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is told of a database that fails: enough to know whether to try again, and no value. */
abstract class FaultScenarios {

    private static final String MARKER = "ana@example.com";

    private final TestLedger hub;

    FaultScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void tellsNoValueOfAStatementThatIsRefused() {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> hub.database.update(
                        "insert into manifest_series (partner, document, next_number) values (?, 'd', 1)",
                        MARKER.repeat(9)))
                .isNotInstanceOf(LedgerUnavailableException.class)
                .satisfies(fault -> assertThat(fault.sqlState()).isEqualTo("22001"))
                .satisfies(fault -> assertThat(printed(fault)).doesNotContain(MARKER));
    }

    @Test
    void tellsNoValueOfARowThatIsThereAlready() {
        String insert = "insert into manifest_series (partner, document, next_number) values (?, 'd', 1)";
        hub.database.update(insert, MARKER);

        assertThatExceptionOfType(LedgerUnavailableException.class)
                .isThrownBy(() -> hub.database.update(insert, MARKER))
                .satisfies(fault -> assertThat(printed(fault)).doesNotContain(MARKER));
    }

    @Test
    void isUnavailableWhenTheConnectionIsLost() throws Exception {
        try (var connection = hub.statements.getConnection()) {
            TestLedger lost = new TestLedger(new SingleConnectionDataSource(connection, true));
            connection.unwrap(Connection.class).close();

            assertThatExceptionOfType(LedgerUnavailableException.class).isThrownBy(() -> lost.ledger.orders(List.of()));
        }
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        // all that a log could show of it, to be searched for values
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
