package org.partnerhub.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.egress.TwoProviders.READING;
import static org.partnerhub.egress.TwoProviders.SAFE;
import static org.partnerhub.egress.TwoProviders.address;
import static org.partnerhub.egress.TwoProviders.asking;
import static org.partnerhub.egress.TwoProviders.progress;
import static org.partnerhub.egress.TwoProviders.question;
import static org.partnerhub.egress.TwoProviders.release;
import static org.partnerhub.egress.TwoProviders.server;
import static org.partnerhub.egress.TwoProviders.to;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.egress.TwoProviders.Received;

/** What a question tells, whom, and how much of the answer is taken. */
class QuestionRouteTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TwoProviders hub;

    @BeforeEach
    void start(@TempDir Path secrets) throws IOException {
        hub = new TwoProviders(secrets);
    }

    @AfterEach
    void stop() {
        hub.close();
        threads.shutdownNow();
    }

    @Test
    void asksAboutADeletionNoticeByItsNumberAlone() {
        Exchange exchange = hub.producer.request(
                asking(hub.other), each -> each.getMessage().setBody(progress("other", "/opendsr/requests")));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Answer.class).isWhole()).isTrue();
        Received request = hub.atOther.remove();
        assertThat(request.path()).isEqualTo("/opendsr/requests/00000000-0000-0005-0000-000000000001");
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opendsr", "/v1/payments", "/opendsr/requests/", "/opendsr/requests/x"})
    void asksAboutADeletionNoticeNowhereElse(String path) {
        assertThatThrownBy(() -> hub.producer.sendBody(asking(hub.other), progress("other", path)))
                .hasStackTraceContaining("a deletion notice to other may go only to the path that its contract names");
        assertThat(hub.atOther).isEmpty();
    }

    @Test
    void asksAboutNoNoticeByAnotherMethodOrThatWasNotMadeByOpenDsr() {
        assertThatThrownBy(() -> hub.producer.sendBody(
                        address(hub.other) + "?" + READING, progress("other", "/opendsr/requests")))
                .hasStackTraceContaining("a question goes by httpMethod=GET, and nothing else does");
        assertThatThrownBy(() -> hub.producer.sendBody(asking(hub.paywave), progress("paywave", "/v1/erasures")))
                .hasStackTraceContaining(
                        "a deletion notice to paywave may go only to the path that its contract names");
        assertThat(hub.atOther).isEmpty();
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void tellsNothingButThePathOfThePayment() {
        paywaveAnswers("{\"status\":\"captured\"}");

        Exchange exchange = hub.producer.request(asking(hub.paywave), each -> {
            each.getMessage().setBody(question("paywave"));
            each.getMessage().setHeader("customerEmail", "ana@example.com");
            each.getMessage().setHeader(Exchange.HTTP_QUERY, "reference=SO-1");
            each.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        });

        Received request = hub.atPaywave.remove();
        assertThat(request.path()).isEqualTo("GET /v1/payments/SO%2F1%3F%23%252F..");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer a-token"));
        assertThat(request.headers()).containsEntry("Accept", List.of("application/json"));
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Accept", "Authorization", "Host", "Connection", "User-agent", "Accept-encoding");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(exchange.getMessage().getHeader("X-Provider")).isNull();
        assertThat(exchange.getMessage().getBody(Answer.class)).satisfies(answer -> {
            assertThat(answer.isWhole()).isTrue();
            assertThat(new String(answer.content(), UTF_8)).isEqualTo("{\"status\":\"captured\"}");
            assertThat(answer).hasToString("answer [redacted]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelHttpUri", "CamelRestHttpUri", "CamelHttpPath", "CamelHttpHost", "Host"})
    void asksTheSamePlaceWhateverAHeaderAsksFor(String header) {
        hub.producer.sendBodyAndHeader(
                asking(hub.paywave), question("paywave"), header, address(hub.other) + "/elsewhere");

        assertThat(hub.atOther).isEmpty();
        assertThat(hub.atPaywave).singleElement().satisfies(request -> assertThat(request.path())
                .isEqualTo("/v1/payments/SO%2F1%3F%23%252F.."));
    }

    @Test
    void refusesToAskAnotherPartner() {
        assertRefused(
                () -> hub.producer.sendBody(asking(hub.paywave), question("other")), "a release for other may go only");
        assertRefused(() -> hub.producer.sendBody(asking(hub.paywave), question("stranger")), "a release for stranger");
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void refusesToAskAHostThatNoContractNames() throws IOException {
        HttpServer stranger = server(hub.atOther);

        assertRefused(() -> hub.producer.sendBody(asking(stranger), question("paywave")), "no contract names");
        assertThat(hub.atOther).isEmpty();
        stranger.stop(0);
    }

    @Test
    void refusesToAskByAText() {
        assertRefused(() -> hub.producer.sendBody(asking(hub.paywave), "SO-1"), "only a release");
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void asksByGetAloneAndSendsNothingElseByIt() {
        assertRefused(() -> hub.producer.sendBody(to(hub.paywave), question("paywave")), "a question goes by");
        assertRefused(() -> hub.producer.sendBody(asking(hub.paywave), release("paywave")), "a question goes by");
        assertRefused(
                () -> hub.producer.sendBody(to(hub.paywave).replace("&httpMethod=POST", ""), question("paywave")),
                "a question goes by");
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void refusesToReadAnAnswerBeforeTheGuardDoes() {
        assertRefused(
                () -> hub.producer.sendBody(
                        asking(hub.paywave).replace("&disableStreamCache=true", ""), question("paywave")),
                "must set disableStreamCache=true");
        assertRefused(
                () -> hub.producer.sendBody(
                        address(hub.paywave) + "?" + SAFE.replace("POST", "GET"), question("paywave")),
                "must set disableStreamCache=true");
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void takesAnAnswerOfTheGreatestLengthAndNoneThatIsLonger() {
        paywaveAnswers("x".repeat(Answer.MAX_BYTES));
        assertThat(ask().isWhole()).isTrue();

        paywaveAnswers("x".repeat(Answer.MAX_BYTES + 1));
        Answer tooLong = ask();
        assertThat(tooLong.isWhole()).isFalse();
        assertThat(tooLong.content()).isEmpty();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotReadAnAnswerThatNeverEnds() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        paywaveAnswers(body -> {
            try {
                while (true) {
                    body.write(new byte[8 * 1024]);
                }
            } finally {
                brokenOff.countDown();
            }
        });

        assertThat(ask().isWhole()).isFalse();
        assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForAnAnswerThatComesByAndBy() {
        paywaveAnswers(body -> {
            CountDownLatch pause = new CountDownLatch(1);
            while (!pause.await(50, TimeUnit.MILLISECONDS)) {
                body.write(new byte[8 * 1024]);
                body.flush();
            }
        });

        Exchange exchange = hub.producer.request(
                asking(hub.paywave), each -> each.getMessage().setBody(question("paywave")));

        assertThat(exchange.getException()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void takesNoAnswerToWhatIsNoQuestion() {
        paywaveAnswers("{\"status\":\"captured\"}");

        Exchange exchange =
                hub.producer.request(to(hub.paywave), each -> each.getMessage().setBody(release("paywave")));

        assertThat(exchange.getMessage().getBody()).isNotInstanceOf(Answer.class);
    }

    private Answer ask() {
        return hub.producer
                .request(asking(hub.paywave), each -> each.getMessage().setBody(question("paywave")))
                .getMessage()
                .getBody(Answer.class);
    }

    /** Writes an answer's body. */
    @FunctionalInterface
    private interface Body {
        void write(OutputStream to) throws Exception;
    }

    private void paywaveAnswers(String text) {
        paywaveAnswers(body -> body.write(text.getBytes(UTF_8)));
    }

    private void paywaveAnswers(Body body) {
        hub.paywave.removeContext("/");
        hub.paywave.createContext("/", exchange -> threads.execute(() -> answer(exchange, body)));
    }

    private void answer(HttpExchange exchange, Body body) {
        try (exchange) {
            hub.atPaywave.add(new Received(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().add("X-Provider", "something");
            exchange.sendResponseHeaders(200, 0);
            body.write(exchange.getResponseBody());
        } catch (Exception brokenOff) {
            // the hub has heard enough
        }
    }

    private static void assertRefused(ThrowingCallable sending, String rule) {
        assertThatThrownBy(sending)
                .rootCause()
                .isInstanceOf(EgressRefusedException.class)
                .hasMessageContaining(rule);
    }
}
