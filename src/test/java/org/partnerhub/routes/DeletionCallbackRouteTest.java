package org.partnerhub.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
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
import org.mockito.Mockito;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.ClaimedNotice;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.notice.TestNotices;
import org.partnerhub.opendsr.OpenDsrFixture;
import org.partnerhub.opendsr.SigningKey;
import org.partnerhub.secrets.Secrets;
import org.partnerhub.vault.VaultFixture;

/** {@code routes/deletion-callback.camel.yaml} with a real ledger, from where the server hands on what was posted. */
class DeletionCallbackRouteTest {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final String DOMAIN = "opendsr.paywave.example";
    private static final String ACKNOWLEDGED = "notice-acknowledged paywave 2026-12-01";

    private static JdbcConnectionPool database;
    private static TestLedger hub;
    private static TestNotices notices;
    private static OpenDsrFixture beans;
    private static SigningKey key;
    private static SigningKey another;
    private static Path pinned;
    private static DefaultCamelContext camel;
    private static ProducerTemplate server;

    @BeforeAll
    static void startTheRoute(@TempDir Path folder) throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:deletion-callback;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(database);
        hub = new TestLedger(database);
        key = SigningKey.of(DOMAIN);
        another = SigningKey.of(DOMAIN);
        pinned = folder.resolve("paywave-opendsr");
        key.pinAs(pinned);
        OpenDsr byOpenDsr = new OpenDsr("", DOMAIN, "paywave-opendsr", Optional.of("i"), Optional.empty());
        Catalog catalog = new Catalog(
                null,
                null,
                List.of(
                        ContractFixture.aProvider().told(byOpenDsr).build(),
                        ContractFixture.aProvider().named("cardinal").build()));
        notices = new TestNotices(hub, VaultFixture.on(database), catalog);
        beans = new OpenDsrFixture(catalog, new Secrets(folder), hub, notices);
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("deletionCallbacks", beans.callbacks());
        camel.getRegistry().bind("platform-http-engine", Mockito.mock(PlatformHttpEngine.class));
        for (String file : List.of("errors.camel.yaml", "deletion-callback.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:routes/" + file));
        }
        AdviceWith.adviceWith(camel, "deletion-callback", route -> route.replaceFromWith("direct:posted"));
        camel.start();
        server = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        database.dispose();
    }

    @BeforeEach
    void startWithAnEmptyLedger() {
        notices.empty();
        key.pinAs(pinned);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, notice-acknowledged paywave 2026-12-01",
        "in_progress, notice-acknowledged paywave 2026-12-01",
        "completed, notice-completed paywave",
        "cancelled, notice-failed cancelled-by-partner paywave",
    })
    void putsOnRecordWhatThePartnerPosts(String status, String told) {
        UUID notice = sent();

        assertThat(post(status(notice, status))).isEqualTo(200);

        assertThat(notices.told()).containsExactly(told);
    }

    @Test
    void countsAStatusThatComesTwiceOnce() {
        UUID notice = sent();

        assertThat(post(status(notice, "pending"))).isEqualTo(200);
        assertThat(post(status(notice, "pending"))).isEqualTo(200);
        assertThat(post(status(notice, "completed"))).isEqualTo(200);
        assertThat(post(status(notice, "completed"))).isEqualTo(200);

        assertThat(notices.told()).containsExactly(ACKNOWLEDGED, "notice-completed paywave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "in_progress", "cancelled"})
    void changesNothingByAStatusThatComesTooLate(String late) {
        UUID notice = sent();

        assertThat(post(status(notice, "completed"))).isEqualTo(200);
        assertThat(post(status(notice, late))).isEqualTo(200);

        assertThat(notices.told()).containsExactly("notice-completed paywave");
    }

    @Test
    void takesAStatusThatComesBeforeTheAnswerToItsRequest() {
        UUID notice = sent();

        assertThat(post(status(notice, "completed"))).isEqualTo(200);

        assertThat(notices.told()).containsExactly("notice-completed paywave");
    }

    @Test
    void goesOnAskingAPartnerThatPosts() {
        UUID notice = sent();
        post(status(notice, "in_progress"));

        hub.clock.forward(TestNotices.ASK_EVERY);

        assertThat(notices.desk.claimDue(PAYWAVE, 10)).hasSize(1);
    }

    @Test
    void believesOnlyTheNewRequestWhenTheDayOfARefusalIsOver() {
        UUID notice = sent();
        notices.desk.decide(notice, NoticeReply.refused("gdpr-17-3-b", LocalDate.parse("2026-11-25"), List.of()));
        hub.clock.forward(Duration.ofDays(6));
        notices.look();
        ClaimedNotice anew = notices.desk.claimDue(PAYWAVE, 10).get(0).claimed();

        assertThat(post(status(notice, "completed"))).isEqualTo(200);
        assertThat(notices.state(notice)).as("of the one that was refused").isEqualTo("queued");

        assertThat(post(status(anew.askedAs(), "completed"))).isEqualTo(200);
        assertThat(notices.told()).last().isEqualTo("notice-completed paywave");
    }

    @Test
    void doesNotSayWhetherItKnowsARequest() {
        UUID unsent = notices.queued("SO-1", PAYWAVE);
        UUID atAnother = sentTo(new PartnerId("cardinal"));
        double before = beans.callbacks("unknown");

        for (UUID unknown : List.of(UUID.randomUUID(), unsent, atAnother)) {
            Message answer = answer("paywave", signed(key, status(unknown, "completed")), status(unknown, "completed"));
            assertThat(answer.getHeaders()).containsOnly(Map.entry(Exchange.HTTP_RESPONSE_CODE, 200));
            assertThat(answer.getBody(String.class)).isEmpty();
        }

        assertThat(notices.told()).isEmpty();
        assertThat(beans.callbacks("unknown") - before).isEqualTo(3);
    }

    @Test
    void takesNothingThatThePinnedCertificateHasNotSigned() {
        UUID notice = sent();
        String completed = status(notice, "completed");

        assertThat(post("paywave", signed(another, completed), completed)).isEqualTo(401);
        assertThat(post("paywave", signed(key, status(notice, "pending")), completed))
                .isEqualTo(401);
        assertThat(post("paywave", Map.of(), completed)).isEqualTo(401);
        Map<String, Object> elsewhere = new HashMap<>(signed(key, completed));
        elsewhere.put(OpenDsr.DOMAIN_HEADER, "opendsr.other.example");
        assertThat(post("paywave", elsewhere, completed)).isEqualTo(401);
        assertThat(post("paywave", signed(key, ""), null))
                .as("nothing, and signed")
                .isEqualTo(422);

        assertThat(notices.told()).isEmpty();
        assertThat(beans.callbacks("not-genuine")).isEqualTo(4);
    }

    @Test
    void refusesAllByACertificateOutOfItsTime() {
        SigningKey past = SigningKey.valid(DOMAIN, "2026/01/01 00:00:00", 300);
        past.pinAs(pinned);
        String completed = status(sent(), "completed");

        assertThat(post("paywave", signed(past, completed), completed)).isEqualTo(401);

        assertThat(notices.told()).isEmpty();
        assertThat(beans.callbacks("certificate-not-valid")).isEqualTo(1);
    }

    @Test
    void letsThePartnerComeAgainWhileTheCertificateCannotBeRead() throws IOException {
        String completed = status(sent(), "completed");
        Files.writeString(pinned, "rubbish");
        assertThat(post(completed)).isEqualTo(503);

        key.pinAs(pinned);

        assertThat(post(completed)).isEqualTo(200);
        assertThat(notices.told()).containsExactly("notice-completed paywave");
    }

    @Test
    void letsThePartnerComeAgainWhenItCannotPutItOnRecord() {
        String completed = status(sent(), "completed");
        hub.failOnce("insert into deletion_news");

        assertThat(post(completed)).isEqualTo(503);
        assertThat(post(completed)).isEqualTo(200);

        assertThat(notices.told()).containsExactly("notice-completed paywave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "completed", "{\"subject_request_id\":\"a7551968-d5d6-44b2-9831-815ac9017798\"}"})
    void doesNotGuessAtWhatItDoesNotUnderstand(String body) {
        assertThat(post(body)).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "cardinal", "../paywave", ""})
    void knowsNobodyElse(String partner) {
        String completed = status(sent(), "completed");

        assertThat(post(partner, signed(key, completed), completed)).isEqualTo(404);

        assertThat(notices.told()).isEmpty();
    }

    private static UUID sent() {
        return sentTo(PAYWAVE);
    }

    /** Claimed and sent; what the partner answers is still to come. */
    private static UUID sentTo(PartnerId partner) {
        UUID notice = notices.queued("SO-" + partner, partner);
        notices.look();
        assertThat(notices.desk.claimDue(partner, 10)).isNotEmpty();
        return notice;
    }

    private static String status(UUID notice, String status) {
        return "{\"controller_id\":\"4308\",\"expected_completion_time\":\"2026-12-01T15:00:00Z\","
                + "\"status_callback_url\":\"https://hub.example/shop/callbacks/paywave/deletions\","
                + "\"subject_request_id\":\"" + notice + "\",\"request_status\":\"" + status + "\"}";
    }

    private static Map<String, Object> signed(SigningKey by, String body) {
        return Map.of(OpenDsr.DOMAIN_HEADER, DOMAIN, OpenDsr.SIGNATURE_HEADER, by.sign(body.getBytes(UTF_8)));
    }

    private static int post(String body) {
        return post("paywave", signed(key, body), body);
    }

    private static int post(String partner, Map<String, Object> headers, String body) {
        return answer(partner, headers, body).getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private static Message answer(String partner, Map<String, Object> headers, String body) {
        return server.request("direct:posted", exchange -> {
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                    exchange.getMessage().setHeader("partner", partner);
                    exchange.getMessage().setHeader("X-Planted", "planted");
                    exchange.getMessage().setBody(body == null ? null : body.getBytes(UTF_8));
                })
                .getMessage();
    }
}
