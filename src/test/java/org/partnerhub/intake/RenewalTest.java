package org.partnerhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.State;
import org.partnerhub.ledger.TestLedger;
import org.slf4j.LoggerFactory;

class RenewalTest {

    private static final Contract RENEWED =
            ContractFixture.aProvider().agreedUntil("2027-12-31").build();
    private static final Contract LAPSED =
            ContractFixture.aProvider().agreedUntil("2026-11-19").build();

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:renewal", "sa", "");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Renewal.class);
    private TestLedger hub;

    @BeforeEach
    void open() {
        TestLedger.migrate(database);
        hub = new TestLedger(database).empty();
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void close() {
        log.detachAppender(told);
        hub.jdbc.execute("shutdown");
        database.dispose();
    }

    @Test
    void letsGoWhatWasWithheldForAnAgreementThatIsRenewed() {
        long expired = LedgerFixture.withheld(hub, "agreement-expired");
        long uncertified = LedgerFixture.withheld(hub, "certification-expired");
        long minor = LedgerFixture.withheld(hub, "minor-needs-openpgp");

        renewal(LAPSED).sweep();
        assertThat(List.of(hub.state(expired), hub.state(uncertified))).containsOnly(State.WITHHELD);

        renewal(RENEWED).sweep();
        assertThat(List.of(hub.state(expired), hub.state(uncertified))).containsOnly(State.WAITING);
        assertThat(hub.state(minor)).isEqualTo(State.WITHHELD);
    }

    @Test
    void keepsBackWhatWaitsForAPartnerWhoseAgreementLapses() {
        long waiting = LedgerFixture.withheld(hub, "agreement-expired");
        renewal(RENEWED).sweep();

        renewal(LAPSED).sweep();

        assertThat(hub.state(waiting)).isEqualTo(State.WITHHELD);
        assertThat(hub.reason(waiting)).isEqualTo("agreement-expired");
    }

    @Test
    void saysOnceADayWhoseContractHasLapsed() {
        Renewal renewal = renewal(LAPSED);

        renewal.sweep();
        renewal.sweep();
        assertThat(told.list).hasSize(1);
        hub.clock.forward(Duration.ofDays(1));
        renewal.sweep();
        assertThat(told.list).hasSize(2);
        assertThat(told.list.get(0).getKeyValuePairs())
                .extracting(Object::toString)
                .contains("partner=\"paywave\"");
    }

    @Test
    void saysNothingOfWhatIsInForce() {
        renewal(RENEWED).sweep();

        assertThat(told.list).isEmpty();
        assertThat(renewal(RENEWED).lapsed(RENEWED.partner())).isEmpty();
        assertThat(renewal(LAPSED).lapsed(RENEWED.partner())).contains("agreement-expired");
        assertThat(renewal(RENEWED).lapsed(new PartnerId("gone"))).contains("no-contract");
    }

    private Renewal renewal(Contract contract) {
        Catalog shipped = Catalog.read(Path.of("config"), UnaryOperator.identity());
        return new Renewal(
                new Catalog(shipped.policy(), shipped.schemas(), List.of(contract)),
                new Withholding(hub.clock),
                hub.heldBack,
                hub.clock);
    }
}
