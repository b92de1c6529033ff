package org.partnerhub.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.TestLedger;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.actuate.health.Status;

/** What is told of a partner that cannot be reached, or whose disclosures do not go. */
class PartnersHealthRouteTest {

    private static final Contract NORDPOST =
            ContractFixture.aCarrier().withOutbox("/out").build();
    private static final Contract PAYWAVE = ContractFixture.aProvider()
            .asked("/v1/payments/{order.reference}", Duration.ofMinutes(15))
            .build();
    private static final int CALLS = 4;

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:health", "sa", "");
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private TestLedger hub;
    private Standing standing;
    private PartnersHealth health;

    @BeforeEach
    void start() throws Exception {
        TestLedger.migrate(database);
        hub = new TestLedger(database).empty();
        standing = new Standing(hub.backlog, hub.heldBack, hub.openPayments, hub.clock);
        health = new PartnersHealth(List.of(PAYWAVE, NORDPOST), standing, partner -> 3, camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:paywave-send")
                        .routeId("paywave-send")
                        .split(body())
                        .filter(constant(true))
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .minimumNumberOfCalls(CALLS)
                        .end()
                        .process(exchange -> answer(exchange.getMessage().getBody(String.class)));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        hub.jdbc.execute("shutdown");
        database.dispose();
    }

    @Test
    void tellsOfAPartnerThatIsUp() {
        call("well");

        assertThat(partner("paywave")).containsEntry("status", "UP").containsEntry("circuit", "closed");
    }

    @Test
    void tellsOfAnOpenCircuitAndStaysUpItself() {
        call("away");

        assertThat(partner("paywave")).containsEntry("status", "DOWN").containsEntry("circuit", "open");
        assertThat(partner("nordpost")).containsEntry("status", "UP").containsEntry("circuit", "closed");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void tellsOfAPartnerWhoseDisclosuresAreLateAndStaysUpItself() {
        LedgerFixture.waiting(hub);
        standing.look();

        hub.clock.forward(PAYWAVE.delivery().every().plusMinutes(2));
        assertThat(partner("paywave"))
                .containsEntry("status", "UP")
                .containsEntry("waiting", 1L)
                .containsEntry("oldestWaiting", "PT17M");

        hub.clock.forward(Duration.ofSeconds(1));
        assertThat(partner("paywave")).containsEntry("status", "DOWN").containsEntry("circuit", "closed");
        assertThat(partner("nordpost")).containsEntry("status", "UP");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void countsWhatIsHeldBackAndCallsNobodyDownForIt() {
        LedgerFixture.parked(hub, "refused-422");
        LedgerFixture.withheld(hub, "agreement-expired");
        hub.clock.forward(Duration.ofDays(1));
        standing.look();

        assertThat(partner("paywave"))
                .containsEntry("status", "UP")
                .containsEntry("parked", 1L)
                .containsEntry("withheld", 1L)
                .containsEntry("waiting", 0L);
    }

    @Test
    void countsWhatIsQuarantinedInTheOutboxOfAPartnerThatHasOne() {
        assertThat(partner("nordpost")).containsEntry("quarantined", 3).containsEntry("status", "UP");
        assertThat(partner("paywave")).doesNotContainKey("quarantined");
    }

    @Test
    void countsPaymentsThatItAskedForInVainAndCallsNobodyDownForThem() {
        LedgerFixture.unanswered(hub);
        LedgerFixture.unanswered(hub);
        hub.clock.forward(Duration.ofHours(5));
        standing.look();

        assertThat(partner("paywave"))
                .containsEntry("status", "UP")
                .containsEntry("unanswered", 2L)
                .containsEntry("oldestUnanswered", "PT5H");
        assertThat(partner("nordpost")).doesNotContainKey("unanswered");
    }

    @Test
    void tellsHowManyPaymentsAProviderWasAskedForInVain() {
        LedgerFixture.unanswered(hub);
        standing.look();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new PartnerGauges(
                        List.of(PAYWAVE, NORDPOST),
                        standing,
                        new DefaultListableBeanFactory().getBeanProvider(EmbeddedActiveMQ.class))
                .bindTo(meters);

        assertThat(meters.get("hub.partner.unanswered").gauges())
                .singleElement()
                .satisfies(gauge -> {
                    assertThat(gauge.value()).isEqualTo(1);
                    assertThat(gauge.getId().getTag("partner")).isEqualTo("paywave");
                });
    }

    private void call(String how) {
        for (int i = 0; i < CALLS; i++) {
            camel.createProducerTemplate().send("direct:paywave-send", exchange -> exchange.getMessage()
                    .setBody(how));
        }
    }

    private static void answer(String how) throws IOException {
        if (how.equals("away")) {
            throw new IOException("for a test");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> partner(String id) {
        return (Map<String, Object>) health.health().getDetails().get(id);
    }
}
