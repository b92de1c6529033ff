package org.partnerhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
import org.partnerhub.delivery.DeliveryFixture;
import org.partnerhub.egress.GuardFixture;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.outbox.BundleConverter;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.routes.ScriptedPartner.Answer;
import org.partnerhub.routes.ScriptedPartner.Request;
import org.partnerhub.secrets.Secrets;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/**
 * {@code routes/templates/http-notice.camel.yaml} with a real ledger, vault and guard. The first request decides how the
 * one notice of a test fares; the routes go on asking as the test's clock lets them.
 */
class HttpNoticeRouteTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final String COMPLETED = "{\"result\":\"erased\"}";

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static TestNotices notices;
    private static ScriptedPartner partner;
    private static DefaultCamelContext camel;

    @BeforeAll
    static void startTheRoutesOfAFewPartners(@TempDir Path secrets) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:http-notice;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        Vault vault = VaultFixture.on(database);
        partner = new ScriptedPartner();
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(
                        ContractFixture.aProvider()
                                .at(partner.address() + "/paywave")
                                .build(),
                        ContractFixture.aProvider()
                                .named("away")
                                .at(closedAddress())
                                .build()));
        notices = new TestNotices(hub, vault, catalog);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new DirectComponent());
        camel.addComponent("http", ShippedSettings.applyTo(camel, "http", new HttpComponent()));
        camel.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        GuardFixture.guard(catalog, new Secrets(secrets)).beforeApplicationStart(camel);
        camel.getRegistry()
                .bind(
                        "delivery",
                        DeliveryFixture.delivery(
                                catalog,
                                hub.claims,
                                vault,
                                PaymentFixture.payments(hub, vault),
                                PaymentFixture.refunds(hub, vault),
                                hub.clock));
        camel.getRegistry().bind("httpNotices", notices.http());
        for (String file :
                List.of("errors.camel.yaml", "templates/http-request.camel.yaml", "templates/http-notice.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + file));
        }
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
        notices.empty();
    }

    @Test
    void sendsTheReferenceAndTheNumberOfTheNoticeAndNothingElse() throws IOException {
        partner.answers(request -> Answer.saying(COMPLETED));
        UUID notice = notices.queued("SO-1", PAYWAVE);
        notices.look();

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly("notice-completed paywave"));

        Request request = partner.requests().get(0);
        assertThat(request.path()).isEqualTo("/paywave/v1/erasures");
        assertThat(request.idempotencyKey()).isEqualTo(notice.toString());
        assertThat(new ObjectMapper().readTree(request.body()))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"reference\":\"SO-1\",\"request\":\"" + notice + "\",\"account\":\"SHOP\"}"));
        assertThat(partner.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"result\":\"unknown\"} | notice-no-match paywave",
                "{\"result\":\"received\"} | notice-acknowledged paywave",
                "{\"result\":\"retained\",\"retained\":{\"until\":\"2031-11-20\"}}"
                        + "| notice-refused gdpr-17-3-b paywave 2031-11-20",
                "{\"result\":\"recurring\"} | notice-refused recurring-token paywave 2026-12-20",
                "{\"result\":\"retained\"} | notice-failed answer-not-understood paywave",
                "{\"result\":\"retained\",\"retained\":{\"until\":\"2026-11-19\"}}"
                        + "| notice-failed answer-not-understood paywave",
                "{\"result\":\"what?\"} | notice-failed answer-not-understood paywave",
                "{\"result\":\"erased\",\"result\":\"unknown\"} | notice-failed answer-not-understood paywave",
                "{\"result\":[\"erased\"]} | notice-failed answer-not-understood paywave",
                "erased | notice-failed answer-not-understood paywave",
            })
    void takesThePartnersWordAsTheContractSays(String answer, String told) {
        partner.answers(request -> Answer.saying(answer));
        notices.queued("SO-1", PAYWAVE);
        notices.look();

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly(told));
    }

    @Test
    void takesNoAnswerThatIsLongerThanAnAnswerCanBe() {
        partner.answers(request -> Answer.saying(COMPLETED + " ".repeat(17_000)));
        notices.queued("SO-1", PAYWAVE);
        notices.look();

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly("notice-failed answer-not-understood paywave"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 404})
    void takesAnyOtherStatusForAFailure(int status) {
        partner.answers(request -> Answer.of(status));
        notices.queued("SO-1", PAYWAVE);
        notices.look();

        await().untilAsserted(() -> assertThat(notices.told())
                .singleElement()
                .asString()
                .isEqualTo(
                        status == 204
                                ? "notice-failed answer-not-understood paywave"
                                : "notice-failed refused-" + status + " paywave"));
    }

    @Test
    void repeatsTheSameRequestUntilThePartnerHasAnswered() {
        partner.answers(request -> switch (partner.requests().size()) {
            case 1 -> Answer.of(503);
            case 2 -> Answer.saying(COMPLETED).thatBreaksOff();
            default -> Answer.saying(COMPLETED);
        });
        UUID notice = notices.queued("SO-1", PAYWAVE);
        notices.look();

        for (int times = 1; times <= 2; times++) {
            int asked = times;
            await().until(() -> partner.requests().size() == asked && isFree(notice));
            assertThat(notices.told()).isEmpty();
            hub.clock.forward(TestNotices.RETRY);
        }

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly("notice-completed paywave"));
        assertThat(partner.requests()).extracting(Request::idempotencyKey).containsOnly(notice.toString());
    }

    @Test
    void comesAgainWhenABusyPartnerWishes() {
        partner.answers(request -> partner.requests().size() == 1 ? new Answer(429, "120") : Answer.saying(COMPLETED));
        UUID notice = notices.queued("SO-1", PAYWAVE);
        notices.look();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));

        hub.clock.forward(Duration.ofSeconds(119));
        await().during(Duration.ofMillis(1_200)).until(() -> partner.requests().size() == 1);
        hub.clock.forward(Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly("notice-completed paywave"));
    }

    @Test
    void asksAgainWhatWasAcknowledgedUntilItIsDone() {
        partner.answers(
                request -> Answer.saying(partner.requests().size() == 1 ? "{\"result\":\"received\"}" : COMPLETED));
        UUID notice = notices.queued("SO-1", PAYWAVE);
        notices.look();
        await().untilAsserted(() -> assertThat(notices.told()).hasSize(1));

        hub.clock.forward(TestNotices.ASK_EVERY);

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly("notice-acknowledged paywave", "notice-completed paywave"));
        assertThat(partner.requests())
                .extracting(Request::idempotencyKey)
                .containsExactly(notice.toString(), notice + "-1");
    }

    @Test
    void waitsForAPartnerThatIsAway() {
        UUID notice = notices.queued("SO-1", new PartnerId("away"));
        notices.look();

        await().until(() -> attempts(notice) > 0 && isFree(notice));

        assertThat(notices.told()).isEmpty();
        assertThat(notices.state(notice)).isEqualTo("queued");
    }

    private static int attempts(UUID notice) {
        return hub.jdbc.queryForObject("select attempts from notice where random_id = ?", Integer.class, notice);
    }

    /** Whether nobody is about it any more. */
    private static boolean isFree(UUID notice) {
        return hub.jdbc.queryForObject("select claim from notice where random_id = ?", Long.class, notice) == null;
    }

    private static String closedAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
