package org.partnerhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.DeliveryFixture;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.State;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.routes.ScriptedPartner.Answer;
import org.partnerhub.routes.ScriptedPartner.Request;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/**
 * {@link RequestRoutes} with a real ledger, vault and guard. Partners have circuits of their own: what fails often is
 * another partner's.
 */
class HttpRequestRouteTest {

    private static final DocumentName PAYMENT = new DocumentName("payment-request");

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static Vault vault;
    private static ScriptedPartner partner;
    private static RequestRoutes routes;

    @BeforeAll
    static void startTheRoutesOfAFewPartners(@TempDir Path secrets) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:http-request;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        vault = VaultFixture.on(database);
        partner = new ScriptedPartner();
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(
                        provider("paywave").build(),
                        provider("busy").build(),
                        provider("slow").withTimeout(Duration.ofMillis(200)).build(),
                        provider("broken").build(),
                        provider("failing").build(),
                        provider("resting").build(),
                        provider("keyless").withToken("no-such-secret").build(),
                        provider("away").at(closedAddress()).build()));
        routes = new RequestRoutes(
                catalog,
                DeliveryFixture.delivery(
                        catalog,
                        hub.claims,
                        vault,
                        PaymentFixture.payments(hub, vault),
                        PaymentFixture.refunds(hub, vault),
                        hub.clock),
                new TestNotices(hub, vault, catalog).http(),
                secrets);
    }

    @AfterAll
    static void stop() {
        routes.close();
        partner.close();
        database.dispose();
    }

    @BeforeEach
    void startWithAnEmptyLedger() {
        hub.empty();
        partner.answers(request -> Answer.of(201));
    }

    @Test
    void recordsAsSentWhatThePartnerAccepts() {
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));

        deliver(bundle);

        assertThat(partner.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/paywave/v1/payments");
            assertThat(request.body()).isEqualTo("{\"number\":1}");
            assertThat(request.idempotencyKey()).matches("[0-9a-f]{32}");
        });
        assertThat(states(bundle)).containsExactly("sent");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 422})
    void parksWhatThePartnerRefuses(int status) {
        partner.answers(request -> Answer.of(status));
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));

        deliver(bundle);

        assertThat(partner.requests()).hasSize(1);
        assertThat(states(bundle)).containsExactly("parked refused-" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 503})
    void letsWaitWhatThePartnerCannotTakeNow(int status) {
        partner.answers(request -> Answer.of(status));
        Bundle bundle = bundle("busy", payments("busy", anOrder(), 1));

        deliver(bundle);

        assertThat(partner.requests()).as("no second request by itself").hasSize(1);
        assertThat(states(bundle)).containsExactly("waiting partner-busy");
        assertThat(dueIn(bundle)).isEqualTo(DeliveryFixture.FIRST_RETRY);
    }

    @Test
    void waitsForAsLongAsABusyPartnerWishes() {
        partner.answers(request -> new Answer(503, "120"));
        Bundle bundle = bundle("busy", payments("busy", anOrder(), 1));

        deliver(bundle);

        assertThat(partner.requests()).hasSize(1);
        assertThat(dueIn(bundle)).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void sendsAgainUnderTheSameKeyOnceItIsDue() {
        AtomicBoolean first = new AtomicBoolean(true);
        partner.answers(request -> Answer.of(first.getAndSet(false) ? 503 : 201));
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));
        deliver(bundle);

        hub.clock.forward(DeliveryFixture.FIRST_RETRY);

        await().untilAsserted(() -> assertThat(states(bundle)).containsExactly("sent"));
        assertThat(partner.requests()).hasSize(2);
        assertThat(partner.requests()).extracting(Request::idempotencyKey).containsOnly(key(bundle, 0));
    }

    @Test
    void sendsInTheirOrderWhatAPartnerCouldNotTakeForHours() {
        AtomicBoolean resting = new AtomicBoolean(true);
        partner.answers(request -> Answer.of(resting.get() ? 503 : 201));
        Bundle bundle = bundle("resting", payments("resting", anOrder(), 2));
        deliver(bundle);
        for (int hour = 1; hour <= 6; hour++) {
            int asked = partner.requests().size();
            hub.clock.forward(Duration.ofHours(1));
            await().until(() ->
                    partner.requests().size() > asked && states(bundle).get(0).startsWith("waiting"));
        }

        resting.set(false);
        hub.clock.forward(Duration.ofHours(1));

        await().untilAsserted(() -> assertThat(states(bundle)).containsExactly("sent", "sent"));
        assertThat(partner.requests())
                .extracting(Request::idempotencyKey)
                .hasSize(9)
                .startsWith(key(bundle, 0))
                .endsWith(key(bundle, 1))
                .containsOnlyOnce(key(bundle, 1));
        assertThat(hub.jdbc.queryForObject("select count(*) from waiting", Integer.class))
                .isZero();
    }

    @Test
    void letsWaitWhatFindsThePartnerAway() {
        Bundle bundle = bundle("away", payments("away", anOrder(), 1));

        deliver(bundle);

        assertThat(states(bundle)).containsExactly("waiting unreachable");
    }

    @Test
    void letsWaitWhatGetsNoAnswerInTime() {
        CountDownLatch overdue = new CountDownLatch(1);
        partner.answers(request -> afterwards(overdue));
        Bundle bundle = bundle("slow", payments("slow", anOrder(), 1));

        deliver(bundle);
        overdue.countDown();

        assertThat(partner.requests()).hasSize(1);
        assertThat(states(bundle)).containsExactly("waiting timed-out");
    }

    @Test
    void sendsTheDisclosuresOfAnOrderOneAfterTheOther() {
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 3));

        deliver(bundle);

        assertThat(partner.requests())
                .extracting(Request::body)
                .containsExactly("{\"number\":1}", "{\"number\":2}", "{\"number\":3}");
        assertThat(states(bundle)).containsOnly("sent");
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 503})
    void keepsBackWhatComesBehindOneThatFailed(int status) {
        partner.answers(request -> Answer.of(status));
        Bundle bundle = bundle("busy", payments("busy", anOrder(), 3));

        deliver(bundle);

        assertThat(partner.requests()).extracting(Request::body).containsExactly("{\"number\":1}");
        assertThat(hub.attempts(bundle.disclosures().get(0).disclosure())).isEqualTo(1);
        assertThat(bundle.disclosures().subList(1, 3))
                .extracting(each -> hub.attempts(each.disclosure()))
                .containsOnly(0);
    }

    @Test
    void parksWhatComesBehindOneThatIsParked() {
        partner.answers(request -> Answer.of(422));
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 2));

        deliver(bundle);

        await().untilAsserted(
                        () -> assertThat(states(bundle)).containsExactly("parked refused-422", "parked behind-parked"));
    }

    @Test
    void doesNotLetOneOrderHoldUpAnother() {
        AtomicBoolean first = new AtomicBoolean(true);
        partner.answers(request -> Answer.of(first.getAndSet(false) ? 503 : 201));
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1), payments("paywave", anOrder(), 1));

        deliver(bundle);

        assertThat(states(bundle)).containsExactlyInAnyOrder("waiting partner-busy", "sent");
    }

    @Test
    void sendsOrdersSideBySide() {
        int parallel = 4;
        CountDownLatch underWay = new CountDownLatch(parallel);
        partner.answers(request -> {
            underWay.countDown();
            return afterwards(underWay);
        });
        Bundle bundle = bundle(
                "paywave",
                IntStream.range(0, parallel)
                        .mapToObj(i -> payments("paywave", anOrder(), 1))
                        .toArray(SealedDisclosure[][]::new));

        deliver(bundle);

        assertThat(states(bundle)).hasSize(parallel).containsOnly("sent");
    }

    @Test
    void leavesThePartnerAloneWhileItsCircuitIsOpen() {
        partner.answers(request -> Answer.of(500));
        IntStream.range(0, 10).forEach(i -> deliver(bundle("broken", payments("broken", anOrder(), 1))));
        Bundle bundle = bundle("broken", payments("broken", anOrder(), 1));

        deliver(bundle);

        assertThat(states(bundle)).containsExactly("waiting circuit-open");
        assertThat(partner.requests()).hasSize(10);
    }

    /** Whatever time the system's clock tells: nothing is sent, and so nothing asks it. */
    @Test
    void closesTheCircuitByATimer() {
        partner.answers(request -> Answer.of(500));
        IntStream.range(0, 10).forEach(i -> deliver(bundle("failing", payments("failing", anOrder(), 1))));
        assertThat(circuit("failing")).isEqualTo("OPEN");

        await().atMost(Duration.ofSeconds(15)).until(() -> circuit("failing").equals("HALF_OPEN"));

        assertThat(partner.requests()).hasSize(10);
    }

    @Test
    void doesNotSendAgainWhatIsStillUnderWay() {
        CountDownLatch enough = new CountDownLatch(1);
        partner.answers(request -> Answer.of(503));
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));
        deliver(bundle);
        partner.answers(request -> afterwards(enough));

        hub.clock.forward(DeliveryFixture.FIRST_RETRY);

        await().until(() -> partner.requests().size() == 1);
        await().during(Duration.ofMillis(1_200)).until(() -> partner.requests().size() == 1);
        enough.countDown();
        await().untilAsserted(() -> assertThat(states(bundle)).containsExactly("sent"));
    }

    @Test
    void givesTheBundleBackWhenTheHubItselfIsInTrouble() {
        Bundle bundle = bundle("keyless", payments("keyless", anOrder(), 1));

        assertThatThrownBy(() -> deliver(bundle)).rootCause().hasMessageContaining("'no-such-secret' is missing");

        assertThat(partner.requests()).isEmpty();
        assertThat(states(bundle)).containsExactly("sending");
    }

    @Test
    void doesNotSendAgainBecauseTheLedgerIsAwayForAMoment() {
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));
        hub.failOnce("attempts = attempts - ?");

        deliver(bundle);

        assertThat(partner.requests()).hasSize(1);
        assertThat(states(bundle)).containsExactly("sent");
    }

    @Test
    void dropsABundleThatComesAgainAfterItWasSent() {
        Bundle bundle = bundle("paywave", payments("paywave", anOrder(), 1));
        deliver(bundle);

        deliver(bundle);

        assertThat(partner.requests()).hasSize(1);
        assertThat(states(bundle)).containsExactly("sent");
    }

    private static ContractFixture provider(String name) {
        return ContractFixture.aProvider()
                .named(name)
                .at(partner.address() + "/" + name)
                .withPath(PAYMENT.text(), "/v1/payments");
    }

    private static String circuit(String partner) {
        return routes.camel().getRoute(partner + "-send").filter("*").stream()
                .filter(ResilienceProcessor.class::isInstance)
                .map(ResilienceProcessor.class::cast)
                .findFirst()
                .orElseThrow()
                .getCircuitBreakerState();
    }

    private static String closedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static Answer afterwards(CountDownLatch latch) {
        try {
            return Answer.of(latch.await(5, TimeUnit.SECONDS) ? 201 : 500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(500);
        }
    }

    private static void deliver(Bundle bundle) {
        routes.deliver(bundle);
    }

    private static Bundle bundle(String partner, SealedDisclosure[]... disclosures) {
        return new Bundle(
                new PartnerId(partner),
                Arrays.stream(disclosures).flatMap(Arrays::stream).toList());
    }

    private static NewOrder anOrder() {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            NewOrder order = new NewOrder(
                    id,
                    UUID.randomUUID(),
                    Optional.empty(),
                    keys.create(id),
                    new byte[] {1},
                    new OrderProgress(1, Stage.OPEN),
                    Instant.EPOCH);
            hub.record(List.of(order), List.of());
            return order;
        }
    }

    /** So many payments of the order, numbered from 1 and queued. */
    private static SealedDisclosure[] payments(String partner, NewOrder order, int count) {
        try (KeySession keys = vault.open()) {
            keys.load(order.id(), order.keys());
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> {
                        NewDisclosure payment = hub.newDisclosure(order.id(), new PartnerId(partner), PAYMENT);
                        hub.record(List.of(), List.of(payment));
                        byte[] sealed = keys.seal(
                                KeyKind.CONTENT,
                                new Binding(partner, order.id(), payment.id()),
                                ("{\"number\":" + number + "}").getBytes(UTF_8));
                        return new SealedDisclosure(payment.partner(), PAYMENT, payment.id(), order.id(), 1, sealed);
                    })
                    .toArray(SealedDisclosure[]::new);
        }
    }

    private static String key(Bundle bundle, int index) {
        return vault.pseudonyms().idempotencyKey(bundle.disclosures().get(index).disclosure());
    }

    /** State and, if there is one, reason of each. */
    private static List<String> states(Bundle bundle) {
        return bundle.disclosures().stream()
                .map(each -> {
                    State state = hub.state(each.disclosure());
                    String reason = hub.reason(each.disclosure());
                    return reason == null ? state.text() : state.text() + " " + reason;
                })
                .toList();
    }

    private static Duration dueIn(Bundle bundle) {
        Instant due = hub.jdbc
                .queryForObject(
                        "select due_at from waiting where disclosure_id = ?",
                        OffsetDateTime.class,
                        bundle.disclosures().get(0).disclosure())
                .toInstant();
        return Duration.between(hub.clock.instant(), due);
    }
}
