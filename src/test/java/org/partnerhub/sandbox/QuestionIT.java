package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.contract.PaymentState;
import org.springframework.jdbc.core.JdbcTemplate;

/** What comes of a payment whose callbacks are all lost. */
@ExtendWith(SandboxExtension.class)
class QuestionIT {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private LiveHub hub;

    @BeforeEach
    void find(LiveHub live) {
        hub = live;
    }

    @Test
    void settlesItOnceByAskingAndChangesNothingWhenTheCallbackComesAfterAll() throws Exception {
        SampleOrder order = anOrderWhoseCallbacksAreLost(775_000);
        hub.publish(order);
        await().atMost(LONGEST).until(() -> told(order).contains("captured"));

        assertThat(questions(order)).isNotEmpty().allSatisfy(question -> {
            assertThat(question.path()).isEqualTo("/v1/payments/" + order.reference());
            assertThat(question.body()).isEmpty();
            assertThat(question.header("Authorization")).isPresent();
            assertThat(question.header("Accept")).contains("application/json");
            assertThat(question.headers().keySet())
                    .containsExactlyInAnyOrder("accept", "authorization", "connection", "host", "user-agent");
        });
        assertThat(post("evt_late_" + order.reference(), order)).isEqualTo(200);

        SampleOrder another = anOrderWhoseCallbacksAreLost(775_500);
        hub.publish(another);
        await().atMost(LONGEST).until(() -> told(another).contains("captured"));
        assertThat(told(order)).as("what was told meanwhile").containsExactly("captured");
        assertThat(isOpen(order)).isFalse();
    }

    @Test
    void asksForNothingOfWhichItWasTold() {
        SampleOrder told = anOrder(776_000, false);
        SampleOrder lost = anOrderWhoseCallbacksAreLost(776_500);
        hub.publish(told);
        hub.publish(lost);

        await().atMost(LONGEST).until(() -> told(lost).contains("captured"));

        assertThat(told(told)).contains("captured");
        assertThat(questions(told)).isEmpty();
    }

    /** The first one from a number on. */
    static SampleOrder anOrderWhoseCallbacksAreLost(int from) {
        return anOrder(from, true);
    }

    private static SampleOrder anOrder(int from, boolean lost) {
        return IntStream.range(from, from + 500)
                .mapToObj(SampleOrder::placed)
                .filter(order -> ProviderDesk.loses(order.reference()) == lost)
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(SampleOrder order) {
        return hub.published().payments(order.reference());
    }

    private boolean isOpen(SampleOrder order) {
        return hub.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from payment_open p join disclosure d on d.order_id = p.order_id"
                                        + " where d.event_id = ?",
                                Integer.class,
                                order.id())
                > 0;
    }

    private List<ReceivedRequest> questions(SampleOrder order) {
        Path file = hub.environment().folder().partner(PAYWAVE).resolve("requests.ndjson");
        try (RequestLog log = new RequestLog(file)) {
            return log.read().stream()
                    .filter(ReceivedRequest::isQuestion)
                    .filter(request -> request.path().endsWith("/" + order.reference()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int post(String event, SampleOrder order) throws Exception {
        Callback callback = hub.environment()
                .catalog()
                .of(PAYWAVE)
                .flatMap(contract -> contract.callback())
                .orElseThrow();
        Path secret =
                hub.environment().folder().secrets().resolve(callback.secrets().get(0));
        SignedCallback late = new CallbackForm(callback, Files.readString(secret))
                .write(event, PaymentState.CAPTURED, new AskedPayment(order.reference(), "5980", "EUR"), Instant.now())
                .orElseThrow();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        hub.environment().callbacks().resolve("/callbacks/" + PAYWAVE))
                .POST(HttpRequest.BodyPublishers.ofByteArray(late.body()));
        late.headers().forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
