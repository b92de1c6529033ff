package org.partnerhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.Delivery;
import org.partnerhub.egress.GuardFixture;
import org.partnerhub.inquiry.InquiryFixture;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.outbox.BundleConverter;
import org.partnerhub.payment.Effect;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.routes.ScriptedPartner.Answer;
import org.partnerhub.routes.ScriptedPartner.Request;
import org.partnerhub.secrets.Secrets;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/**
 * {@code routes/templates/http-status.camel.yaml} with a real ledger, vault and guard. Partners have circuits of their own:
 * what fails often is another partner's.
 */
class HttpStatusRouteTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final PartnerId BUSY = new PartnerId("busy");
    private static final Duration AFTER = Duration.ofMinutes(15);
    /** As the template has it. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final String CAPTURED = answer("SO-1", "captured");

    private static final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static PaymentFixture payments;
    private static ScriptedPartner partner;
    private static DefaultCamelContext camel;

    @BeforeAll
    static void startTheRoutesOfAFewPartners(@TempDir Path secrets) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:http-status;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        partner = new ScriptedPartner();
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(
                        provider("paywave").build(),
                        provider("busy").build(),
                        provider("slow").withTimeout(Duration.ofMillis(200)).build(),
                        provider("broken").build(),
                        provider("moody").build(),
                        provider("lapsed").agreedUntil("2026-11-19").build(),
                        provider("away").at(closedAddress()).build()));
        Vault vault = VaultFixture.on(database);
        payments = PaymentFixture.on(hub, vault, catalog);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new DirectComponent());
        camel.addComponent("http", ShippedSettings.applyTo(camel, "http", new HttpComponent()));
        camel.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        GuardFixture.guard(catalog, new Secrets(secrets)).beforeApplicationStart(camel);
        camel.getRegistry().bind("delivery", mock(Delivery.class));
        camel.getRegistry().bind("httpNotices", new TestNotices(hub, vault, catalog).http());
        camel.getRegistry().bind("inquiries", InquiryFixture.inquiries(catalog, payments, vault, meters, hub.clock));
        load("routes/errors.camel.yaml");
        load("routes/templates/http-request.camel.yaml");
        load("routes/templates/http-notice.camel.yaml");
        load("routes/templates/http-status.camel.yaml");
        new PartnerRoutes(catalog, new TemplateParameters(new Secrets(secrets))).beforeApplicationStart(camel);
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        partner.close();
        database.dispose();
    }

    @BeforeEach
    void startWithAnEmptyLedger() {
        hub.empty();
        meters.clear();
        partner.answers(request -> Answer.saying(CAPTURED));
    }

    @Test
    void settlesAPaymentWhoseCallbackWasLost() {
        payments.aSentOrder("SO-1", PAYWAVE);

        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(payments.toldOf()).containsExactly("captured 5980 EUR"));
        assertThat(partner.requests()).containsExactly(new Request("GET", "/paywave/v1/payments/SO-1", null, ""));
        assertThat(open()).isZero();
        assertThat(count("applied")).isEqualTo(1);
    }

    @Test
    void asksNobodyBeforeTheTimeOfTheContract() {
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER.minusMillis(1));
        payments.aSentOrder("SO-2", new PartnerId("slow"));

        // the routes have looked at least once more
        await().during(LOOK_EVERY.multipliedBy(3))
                .until(() -> partner.requests().isEmpty());
    }

    @Test
    void tellsTheShopNothingElseWhenTheCallbackComesAfterAll() {
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);
        await().until(() -> !payments.toldOf().isEmpty());

        assertThat(payments.captured("evt-late", "SO-1", PAYWAVE)).isEqualTo(Effect.IGNORED);

        assertThat(payments.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void asksForNothingThatHasItsCallback() {
        payments.aSentOrder("SO-1", PAYWAVE);
        payments.captured("evt-1", "SO-1", PAYWAVE);
        hub.clock.forward(AFTER);
        payments.aSentOrder("SO-2", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> !partner.requests().isEmpty());
        assertThat(partner.requests()).extracting(Request::path).containsOnly("/paywave/v1/payments/SO-2");
    }

    @Test
    void asksEverMoreRarelyUntilThereIsAFinalAnswer() {
        partner.answers(request -> Answer.saying(
                switch (partner.requests().size()) {
                    case 1 -> answer("SO-1", "processing");
                    case 2, 3 -> answer("SO-1", "authorized");
                    default -> CAPTURED;
                }));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);

        for (int asked = 1; asked <= 3; asked++) {
            int answers = asked;
            await().until(() -> answers() == answers);
            Duration pause = AFTER.multipliedBy(1L << asked - 1);
            assertThat(dueIn())
                    .isBetween(
                            pause.multipliedBy(3).dividedBy(4),
                            pause.multipliedBy(5).dividedBy(4));
            hub.clock.forward(dueIn());
        }

        await().untilAsserted(() ->
                assertThat(payments.toldOf()).containsExactly("authorized 5980 EUR", "captured 5980 EUR"));
        assertThat(partner.requests()).hasSize(4);
        assertThat(open()).isZero();
        assertThat(count("open")).isEqualTo(1);
        assertThat(count("duplicate")).as("the same answer twice").isEqualTo(1);
    }

    @Test
    void asksAgainForWhatTheProviderDoesNotKnowYet() {
        partner.answers(request -> Answer.of(404));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);
        await().until(() -> answers() == 1);
        assertThat(count("unknown")).isEqualTo(1);

        partner.answers(request -> Answer.saying(CAPTURED));
        hub.clock.forward(dueIn());

        await().until(() -> !payments.toldOf().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 405, 410})
    void tellsWhenTheContractAsksInAWayThatTheProviderRefuses(int status) {
        partner.answers(request -> Answer.of(status));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> answers() == 1);
        assertThat(count("refused-" + status)).isEqualTo(1);
        assertThat(payments.toldOf()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 409, 425, 429, 500, 503})
    void asksAfterTheSamePauseWhenTheProviderCannotAnswer(int status) {
        partner.answers(request -> Answer.of(status));
        payments.aSentOrder("SO-1", BUSY);
        hub.clock.forward(AFTER);

        await().until(() -> count("partner-busy") == 1);
        await().untilAsserted(() -> assertThat(dueIn()).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(19)));
        assertThat(answers()).as("it was no answer").isZero();
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void waitsForAsLongAsABusyProviderWishes() {
        partner.answers(request -> new Answer(503, "7200"));
        payments.aSentOrder("SO-1", BUSY);
        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(dueIn()).isEqualTo(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"slow, timed-out", "away, unreachable"})
    void waitsForNoAnswerForEver(String name, String code) {
        CountDownLatch overdue = new CountDownLatch(1);
        partner.answers(request -> afterwards(overdue));
        payments.aSentOrder("SO-1", new PartnerId(name));
        hub.clock.forward(AFTER);

        await().until(() -> count(code) == 1);
        overdue.countDown();
        await().untilAsserted(() -> assertThat(dueIn()).isPositive());
        assertThat(answers()).isZero();
    }

    @Test
    void leavesAProviderAloneWhileItsCircuitIsOpen() {
        PartnerId broken = new PartnerId("broken");
        partner.answers(request -> Answer.of(500));
        IntStream.range(0, 12).forEach(number -> payments.aSentOrder("SO-" + number, broken));
        hub.clock.forward(AFTER);

        await().until(() -> count("circuit-open") == 2);
        assertThat(partner.requests()).hasSize(10);
        assertThat(open()).isEqualTo(12);
    }

    @Test
    void doesNotLetOnePaymentHoldUpAnother() {
        PartnerId moody = new PartnerId("moody");
        AtomicBoolean first = new AtomicBoolean(true);
        partner.answers(request ->
                first.getAndSet(false) ? Answer.of(503) : Answer.saying(answer(lastOf(request.path()), "captured")));
        payments.aSentOrder("SO-1", moody);
        payments.aSentOrder("SO-2", moody);
        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(payments.toldOf()).containsExactly("captured 5980 EUR"));
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void looksOnceMoreBeforeItAsks() {
        long deleted = payments.aSentOrder("SO-2", PAYWAVE) + 1;
        payments.aSentOrder("SO-3", PAYWAVE);
        partner.answers(request -> {
            // while the first of a batch is being asked for, the others have their callback, or are deleted
            hub.jdbc.update("update customer_order set content_key = null where id >= ?", deleted);
            payments.captured("evt-4", "SO-4", PAYWAVE);
            return Answer.of(404);
        });
        payments.aSentOrder("SO-4", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> open() == 1);
        assertThat(partner.requests()).extracting(Request::path).containsExactly("/paywave/v1/payments/SO-2");
    }

    @Test
    void asksNobodyWhoseAgreementHasEnded() {
        payments.aSentOrder("SO-1", new PartnerId("lapsed"));
        payments.aSentOrder("SO-2", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> !partner.requests().isEmpty());
        await().during(LOOK_EVERY.multipliedBy(3))
                .until(() -> partner.requests().size() == 1);
        assertThat(partner.requests()).extracting(Request::path).containsOnly("/paywave/v1/payments/SO-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | malformed-body",
                "captured | malformed-body",
                "{\"status\": \"captured\"} | malformed-result",
                "{\"reference\": \"SO-1\", \"amount\": \"5980\", \"currency\": \"EUR\", \"status\": \"captured\"} | malformed-result",
                "{\"reference\": \"SO-2\", \"amount\": 5980, \"currency\": \"EUR\", \"status\": \"captured\"} | another-payment",
                "{\"reference\": \"SO-1\", \"amount\": 5980, \"currency\": \"EUR\", \"status\": \"refunded\"} | unknown-state",
            })
    void believesNoAnswerThatIsNotAsTheContractSays(String body, String code) {
        partner.answers(request -> Answer.saying(body));
        payments.aSentOrder("SO-1", PAYWAVE);
        payments.captured("evt-2", "SO-2", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> answers() == 1);
        assertThat(count(code)).isEqualTo(1);
        assertThat(payments.toldOf()).isEmpty();
    }

    @Test
    void readsNoAnswerThatIsTooLong() {
        partner.answers(request -> Answer.saying(CAPTURED + " ".repeat(256 * 1024)));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> answers() == 1);
        assertThat(count("body-too-large")).isEqualTo(1);
        assertThat(payments.toldOf()).isEmpty();
    }

    @Test
    void tellsOnceOfAnAnswerThatDoesNotMatch() {
        partner.answers(request -> Answer.saying(CAPTURED.replace("5980", "5981")));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);
        await().until(() -> answers() == 1);
        hub.clock.forward(dueIn());
        await().until(() -> answers() == 2);

        assertThat(payments.toldOf()).containsExactly("mismatch captured amount");

        partner.answers(request -> Answer.saying(CAPTURED));
        hub.clock.forward(dueIn());
        await().untilAsserted(() ->
                assertThat(payments.toldOf()).containsExactly("mismatch captured amount", "captured 5980 EUR"));
    }

    @Test
    void raisesTheAlarmForACardNumberAndKeepsNothingOfIt() {
        partner.answers(
                request -> Answer.saying(CAPTURED.replace("{", "{\"card\": {\"number\": \"4111-1111-1111-1111\"}, ")));
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.clock.forward(AFTER);

        await().until(() -> !payments.toldOf().isEmpty());
        assertThat(count("card-number")).isEqualTo(1);
        assertThat(payments.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void asksAgainWhenTheLedgerWasAwayAsTheAnswerCame() {
        payments.aSentOrder("SO-1", PAYWAVE);
        hub.failOnce("insert into payment_event");
        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(payments.toldOf()).containsExactly("captured 5980 EUR"));
        assertThat(partner.requests()).hasSize(2);
    }

    @Test
    void keepsTheReferenceWithinItsPartOfThePath() {
        partner.answers(request -> Answer.saying(answer("../SO 1?a=b#%2F", "captured")));
        payments.aSentOrder("../SO 1?a=b#%2F", PAYWAVE);
        payments.aSentOrder("..", PAYWAVE);
        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(payments.toldOf()).containsExactly("captured 5980 EUR"));
        assertThat(partner.requests())
                .extracting(Request::path)
                .containsExactly("/paywave/v1/payments/..%2FSO%201%3Fa%3Db%23%252F");
        assertThat(count("no-path")).isEqualTo(1);
    }

    @Test
    void goesOnPastAPaymentThatCannotBeOpened() {
        long order = payments.aSentOrder("SO-0", PAYWAVE);
        hub.jdbc.update("update customer_order set reference = ? where id = ?", new byte[40], order);
        long figures = payments.aSentOrder("SO-1", PAYWAVE);
        hub.jdbc.update("update payment set figures = ? where order_id = ?", new byte[40], figures);
        payments.aSentOrder("SO-2", PAYWAVE);
        Function<Request, Answer> captured = request -> Answer.saying(answer(lastOf(request.path()), "captured"));
        partner.answers(captured);
        hub.clock.forward(AFTER);

        await().untilAsserted(() -> assertThat(payments.toldOf()).containsExactly("captured 5980 EUR"));
        assertThat(partner.requests()).hasSize(2);
        assertThat(open()).isEqualTo(2);
    }

    private static String answer(String reference, String status) {
        return "{\"reference\": \"" + reference + "\", \"amount\": 5980, \"currency\": \"EUR\", \"status\": \"" + status
                + "\"}";
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static double count(String outcome) {
        Counter counter = meters.find("hub.inquiries").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private static int open() {
        return hub.jdbc.queryForObject("select count(*) from payment_open", Integer.class);
    }

    private static int answers() {
        return hub.jdbc.queryForObject("select answers from payment_open", Integer.class);
    }

    private static Duration dueIn() {
        Instant due = hub.jdbc
                .queryForObject("select due_at from payment_open", OffsetDateTime.class)
                .toInstant();
        return Duration.between(hub.clock.instant(), due);
    }

    private static void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
    }

    private static ContractFixture provider(String name) {
        return ContractFixture.aProvider()
                .named(name)
                .at(partner.address() + "/" + name)
                .asked("/v1/payments/{order.reference}", AFTER);
    }

    private static String closedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static Answer afterwards(CountDownLatch latch) {
        try {
            return Answer.of(latch.await(5, TimeUnit.SECONDS) ? 404 : 500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(500);
        }
    }
}
