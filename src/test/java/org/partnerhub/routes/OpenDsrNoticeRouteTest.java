package org.partnerhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.delivery.DeliveryFixture;
import org.partnerhub.egress.GuardFixture;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.opendsr.OpenDsrFixture;
import org.partnerhub.opendsr.SigningKey;
import org.partnerhub.outbox.BundleConverter;
import org.partnerhub.payment.PaymentFixture;
import org.partnerhub.routes.ScriptedPartner.Answer;
import org.partnerhub.routes.ScriptedPartner.Request;
import org.partnerhub.secrets.Secrets;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.VaultFixture;

/** {@code routes/templates/opendsr-notice.camel.yaml} with a real ledger, vault and guard, and a partner that signs. */
class OpenDsrNoticeRouteTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final String DOMAIN = "opendsr.paywave.example";
    private static final String DUE = ",\"expected_completion_time\":\"2026-12-01T23:30:00-02:00\"";
    private static final String NOT_GENUINE = "notice-failed answer-not-genuine paywave";

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static TestNotices notices;
    private static SigningKey key;
    private static SigningKey another;
    private static ScriptedPartner partner;
    private static DefaultCamelContext camel;

    @BeforeAll
    static void startTheRoutesOfAPartner(@TempDir Path folder) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:opendsr-notice;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        Vault vault = VaultFixture.on(database);
        partner = new ScriptedPartner();
        key = SigningKey.of(DOMAIN);
        another = SigningKey.of(DOMAIN);
        key.pinAs(folder.resolve("paywave-opendsr"));
        Secrets secrets = new Secrets(folder);
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(ContractFixture.aProvider()
                        .at(partner.address() + "/paywave")
                        .told(new OpenDsr(
                                "/opendsr",
                                DOMAIN,
                                "paywave-opendsr",
                                Optional.of("controller_customer_id"),
                                Optional.of("order_reference")))
                        .build()));
        notices = new TestNotices(hub, vault, catalog);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new DirectComponent());
        camel.addComponent("http", ShippedSettings.applyTo(camel, "http", new HttpComponent()));
        camel.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        GuardFixture.guard(catalog, secrets).beforeApplicationStart(camel);
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
        camel.getRegistry().bind("openDsrNotices", new OpenDsrFixture(catalog, secrets, hub, notices).notices());
        for (String file : List.of(
                "errors.camel.yaml", "templates/http-request.camel.yaml", "templates/opendsr-notice.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + file));
        }
        new PartnerRoutes(catalog, new TemplateParameters(secrets)).beforeApplicationStart(camel);
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
    void asksForErasureByTheReferenceAndSaysNothingElse() throws IOException {
        partner.answers(request -> signed(201, created(notice(request))));
        UUID notice = queued();

        await().untilAsserted(
                        () -> assertThat(notices.told()).containsExactly("notice-acknowledged paywave 2026-12-02"));

        Request request = partner.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/paywave/opendsr/requests");
        assertThat(new ObjectMapper().readTree(request.body()))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"regulation":"gdpr","subject_request_id":"%s","subject_request_type":"erasure",
                         "submitted_time":"2026-11-20T08:15:30Z","api_version":"2.0",
                         "subject_identities":[{"identity_type":"controller_customer_id","identity_value":"SO-1",
                                                "identity_format":"raw"}],
                         "status_callback_urls":["https://hub.example/shop/callbacks/paywave/deletions"],
                         "extensions":{"opendsr.paywave.example":{"order_reference":"SO-1"}}}""".formatted(notice)));
        assertThat(partner.requests()).hasSize(1);
    }

    @Test
    void asksHowFarThePartnerIsUntilItIsDone() {
        partner.answers(request -> switch (partner.requests().size()) {
            case 1 -> signed(201, created(notice(request)));
            case 2 -> signed(200, status(notice(request), "in_progress"));
            default -> signed(200, status(notice(request), "completed"));
        });
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));

        hub.clock.forward(TestNotices.ASK_EVERY);
        await().until(() -> partner.requests().size() == 2 && isFree(notice));
        hub.clock.forward(TestNotices.ASK_EVERY);

        await().untilAsserted(() -> assertThat(notices.told())
                .containsExactly("notice-acknowledged paywave 2026-12-02", "notice-completed paywave"));
        assertThat(partner.requests()).extracting(Request::method).containsExactly("POST", "GET", "GET");
        assertThat(partner.requests().get(1).path()).isEqualTo("/paywave/opendsr/requests/" + notice);
        assertThat(partner.requests().get(1).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completed | notice-completed paywave",
                "cancelled | notice-failed cancelled-by-partner paywave",
                "pending | notice-acknowledged paywave 2026-12-02",
                "done | notice-failed answer-not-understood paywave",
            })
    void takesThePartnersWordAtOnce(String status, String told) {
        partner.answers(request -> signed(201, status(notice(request), status)));
        queued();

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly(told));
    }

    @Test
    void believesNothingThatThePinnedCertificateHasNotSigned() {
        partner.answers(request -> signed(another, DOMAIN, 201, created(notice(request))));
        UUID notice = queued();

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly(NOT_GENUINE));
        assertThat(notices.state(notice)).isEqualTo("failed");

        partner.answers(request -> signed(200, status(notice(request), "pending")));
        hub.clock.forward(TestNotices.ASK_EVERY);

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly(NOT_GENUINE, "notice-acknowledged paywave 2026-12-02"));
        assertThat(partner.requests())
                .as("the partner may have it")
                .extracting(Request::method)
                .containsExactly("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other domain", "no domain", "no signature", "other bytes"})
    void believesNothingThatIsNotSignedAsItShouldBe(String what) {
        partner.answers(request -> {
            Answer genuine = signed(201, created(notice(request)));
            Map<String, String> headers = new HashMap<>(genuine.headers());
            switch (what) {
                case "other domain" -> headers.put(OpenDsr.DOMAIN_HEADER, "opendsr.other.example");
                case "no domain" -> headers.remove(OpenDsr.DOMAIN_HEADER);
                case "no signature" -> headers.remove(OpenDsr.SIGNATURE_HEADER);
                default -> headers.put(OpenDsr.SIGNATURE_HEADER, key.sign("{}".getBytes(UTF_8)));
            }
            return genuine.with(201, headers);
        });
        queued();

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly(NOT_GENUINE));
    }

    @Test
    void believesNoQuestionsAnswerThatIsForged() {
        partner.answers(request -> request.method().equals("POST")
                ? signed(201, created(notice(request)))
                : signed(another, DOMAIN, 200, status(notice(request), "completed")));
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));

        hub.clock.forward(TestNotices.ASK_EVERY);

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly("notice-acknowledged paywave 2026-12-02", NOT_GENUINE));
    }

    @Test
    void takesNoAnswerThatIsAboutAnotherRequest() {
        partner.answers(request -> signed(201, created(UUID.randomUUID().toString())));
        queued();

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly("notice-failed answer-not-understood paywave"));
    }

    @Test
    void asksFirstWhetherThePartnerHasWhatMayHaveReachedIt() {
        partner.answers(request -> switch (partner.requests().size()) {
            case 1 -> signed(201, created(notice(request))).thatBreaksOff();
            default -> signed(200, status(notice(request), "completed"));
        });
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));
        assertThat(notices.told()).isEmpty();

        hub.clock.forward(TestNotices.RETRY);

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly("notice-completed paywave"));
        assertThat(partner.requests()).extracting(Request::method).containsExactly("POST", "GET");
    }

    @Test
    void makesTheRequestAgainWhereThePartnerDoesNotKnowIt() {
        partner.answers(request -> switch (partner.requests().size()) {
            case 1 -> Answer.of(503);
            case 2 -> Answer.of(404);
            default -> signed(201, created(notice(request)));
        });
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));

        hub.clock.forward(TestNotices.RETRY);

        await().untilAsserted(
                        () -> assertThat(notices.told()).containsExactly("notice-acknowledged paywave 2026-12-02"));
        assertThat(partner.requests()).extracting(Request::method).containsExactly("POST", "GET", "POST");
        assertThat(partner.requests().get(2)).isEqualTo(partner.requests().get(0));
    }

    @Test
    void makesAnotherRequestWhenTheDayOfARefusalIsOver() {
        partner.answers(request -> request.method().equals("POST")
                ? signed(201, created(notice(request)))
                : signed(200, status(notice(request), "completed")));
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));
        notices.desk.decide(notice, NoticeReply.refused("gdpr-17-3-b", LocalDate.parse("2026-11-25"), List.of()));

        hub.clock.forward(Duration.ofDays(6));
        notices.look();
        await().until(() -> partner.requests().size() == 2 && isFree(notice));

        String anew = notice(partner.requests().get(1));
        assertThat(UUID.fromString(anew)).isNotEqualTo(notice).satisfies(number -> assertThat(number.version())
                .isEqualTo(4));
        assertThat(partner.requests().get(1).method()).isEqualTo("POST");
        assertThat(partner.requests().get(1).body())
                .isEqualTo(partner.requests().get(0).body().replace(notice.toString(), anew));

        hub.clock.forward(TestNotices.ASK_EVERY);
        await().untilAsserted(() -> assertThat(notices.told())
                .containsExactly(
                        "notice-acknowledged paywave 2026-12-02",
                        "notice-refused gdpr-17-3-b paywave 2026-11-25",
                        "notice-queued refusal-ended paywave",
                        "notice-acknowledged paywave 2026-12-02",
                        "notice-completed paywave"));
        assertThat(partner.requests().get(2).path()).endsWith("/requests/" + anew);
    }

    @Test
    void comesAgainWhenABusyPartnerWishes() {
        partner.answers(request -> partner.requests().size() == 1
                ? new Answer(429, "120")
                : signed(200, status(notice(request), "completed")));
        UUID notice = queued();
        await().until(() -> partner.requests().size() == 1 && isFree(notice));

        hub.clock.forward(Duration.ofSeconds(119));
        await().during(Duration.ofMillis(1_200)).until(() -> partner.requests().size() == 1);
        hub.clock.forward(Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(notices.told()).containsExactly("notice-completed paywave"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401})
    void takesAnyOtherStatusForAFailure(int status) {
        partner.answers(request -> signed(status, status(notice(request), "completed")));
        queued();

        await().untilAsserted(() ->
                assertThat(notices.told()).containsExactly("notice-failed refused-" + status + " paywave"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesToNoLogWhatIsAskedAndAnswered(boolean genuine) {
        partner.answers(request -> signed(genuine ? key : another, DOMAIN, 201, created(notice(request))));

        try (DebugLog log = new DebugLog("org.partnerhub", "org.apache.camel", "org.apache.hc")) {
            queued();
            await().untilAsserted(() -> assertThat(notices.told()).hasSize(1));

            assertThat(log.lines())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("SO-1") || line.contains("encoded_request"));
        }
    }

    private static UUID queued() {
        UUID notice = notices.queued("SO-1", PAYWAVE);
        notices.look();
        return notice;
    }

    /** The number of the notice that a request makes, or asks for. */
    private static String notice(Request request) {
        return request.method().equals("GET")
                ? request.path().substring(request.path().lastIndexOf('/') + 1)
                : request.body().replaceFirst(".*\"subject_request_id\":\"([^\"]+)\".*", "$1");
    }

    private static String created(String notice) {
        return "{\"controller_id\":\"4308\",\"received_time\":\"2026-11-20T08:15:31Z\",\"encoded_request\":\"e30=\","
                + "\"subject_request_id\":\"" + notice + "\"" + DUE + "}";
    }

    private static String status(String notice, String status) {
        return "{\"controller_id\":\"4308\",\"results_url\":null,\"request_status\":\"" + status
                + "\",\"subject_request_id\":\"" + notice + "\"" + DUE + "}";
    }

    private static Answer signed(int status, String body) {
        return signed(key, DOMAIN, status, body);
    }

    private static Answer signed(SigningKey by, String domain, int status, String body) {
        return Answer.saying(body)
                .with(
                        status,
                        Map.of(OpenDsr.DOMAIN_HEADER, domain, OpenDsr.SIGNATURE_HEADER, by.sign(body.getBytes(UTF_8))));
    }

    /** Whether nobody is about it any more. */
    private static boolean isFree(UUID notice) {
        return hub.jdbc.queryForObject("select claim from notice where random_id = ?", Long.class, notice) == null;
    }
}
