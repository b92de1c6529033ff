package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.Callback;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.contract.PaymentState;

/** What anybody may post to the hub's own address, and what comes of it. */
@ExtendWith(SandboxExtension.class)
class CallbackIT {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int FORGERIES = 2_000;
    private static final int LIMIT = 256 * 1024;
    private static final AtomicInteger numbers = new AtomicInteger(785_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleOrder order = SampleOrder.placed(numbers.incrementAndGet());
    private LiveHub hub;
    private URI address;
    private CallbackForm form;

    @BeforeEach
    void findTheProvider(LiveHub live) throws IOException {
        hub = live;
        Contract paywave =
                live.environment().catalog().of(new PartnerId("paywave")).orElseThrow();
        Callback callback = paywave.callback().orElseThrow();
        Path secret =
                live.environment().folder().secrets().resolve(callback.secrets().get(0));
        form = new CallbackForm(callback, Files.readString(secret));
        address = live.environment().callbacks().resolve("/callbacks/paywave");
    }

    @Test
    void tellsTheShopOnceOfAPaymentThatTheProviderSettled() throws Exception {
        hub.publish(order);

        await().atMost(LONGEST).until(() -> payments().contains("captured"));
        SignedCallback again = callback("evt_of_" + order.reference(), order.reference());
        assertThat(post(again)).isEqualTo(200);
        assertThat(post(again)).isEqualTo(200);
        SignedCallback wrong = callback("evt_wrong_" + order.reference(), order.reference(), "1");
        assertThat(post(wrong)).isEqualTo(200);

        await().atMost(LONGEST).until(() -> payments().contains("mismatch amount"));
        assertThat(payments()).containsOnlyOnce("captured").containsOnlyOnce("mismatch amount");
    }

    @Test
    void takesNoForgery() {
        SignedCallback genuine = callback("evt_forged", order.reference());
        Random random = new Random(7);

        assertThat(IntStream.range(0, FORGERIES)
                        .mapToObj(number -> forgery(genuine, number, random))
                        .mapToInt(this::post))
                .containsOnly(401);
        assertThat(payments()).isEmpty();
    }

    @Test
    void raisesAnAlarmAtACardNumberAndKeepsNothingOfIt() throws Exception {
        SandboxFolder folder = hub.environment().folder();
        SignedCallback careless = form.careless()
                .write(
                        "evt_careless",
                        PaymentState.CAPTURED,
                        new AskedPayment(order.reference(), "5980", "EUR"),
                        Instant.now())
                .orElseThrow();

        assertThat(post(careless)).isEqualTo(200);

        assertThat(HubLog.says(folder, "looks like a card number")).isTrue();
        assertThat(CallbackForm.cards().below(folder.hub(), folder.shop())).isEmpty();
    }

    @Test
    void keepsAFormAsItIsPosted() throws Exception {
        SignedCallback genuine = callback("evt_form", "SO-of-nobody");

        assertThat(send(genuine, "application/x-www-form-urlencoded").statusCode())
                .as("its signature is about its bytes")
                .isEqualTo(200);
        assertThat(send(genuine, "multipart/form-data; boundary=x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsNoBodyThatIsTooLarge() throws Exception {
        byte[] tooLarge = new byte[LIMIT + 1];

        assertThat(status(BodyPublishers.ofByteArray(tooLarge))).isEqualTo(413);
        assertThat(status(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))))
                .as("in chunks")
                .isEqualTo(413);
        assertThat(status(BodyPublishers.ofByteArray(new byte[LIMIT])))
                .as("the most that is read")
                .isEqualTo(401);
    }

    @Test
    void saysNothingToAnybodyElse() throws Exception {
        HttpRequest.Builder get = HttpRequest.newBuilder(address).GET();
        assertThat(client.send(get.build(), BodyHandlers.ofString()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(405))
                .satisfies(answer -> assertThat(answer.body()).isEmpty());
        HttpResponse<String> unknown = client.send(
                HttpRequest.newBuilder(hub.environment().callbacks().resolve("/callbacks/nobody"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEmpty();
    }

    @Test
    void boundsWhatIsPostedOfDeletionsInTheSameWay() throws Exception {
        URI deletions = hub.environment().callbacks().resolve("/callbacks/paywave/deletions");

        assertThat(status(HttpRequest.newBuilder(deletions).GET())).isEqualTo(405);
        assertThat(status(HttpRequest.newBuilder(deletions).POST(BodyPublishers.ofByteArray(new byte[LIMIT + 1]))))
                .isEqualTo(413);
        assertThat(status(HttpRequest.newBuilder(deletions).POST(BodyPublishers.ofByteArray(new byte[LIMIT]))))
                .as("it is not told by OpenDSR")
                .isEqualTo(404);
    }

    @Test
    void echoesNoHeaderAndLetsNoneChooseTheProvider() throws Exception {
        SignedCallback genuine = callback("evt_headers", "SO-of-nobody");
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("partner", "cardinal")
                .header("X-Planted", "planted")
                .POST(BodyPublishers.ofByteArray(genuine.body()));
        genuine.headers().forEach(request::header);

        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKeys("partner", "x-planted", "webhook-id");
        assertThat(answer.body()).isEmpty();
    }

    private List<String> payments() {
        return hub.published().payments(order.reference());
    }

    private SignedCallback callback(String event, String reference) {
        return callback(event, reference, "5980");
    }

    private SignedCallback callback(String event, String reference, String amount) {
        return form.write(event, PaymentState.CAPTURED, new AskedPayment(reference, amount, "EUR"), Instant.now())
                .orElseThrow();
    }

    /** Another body, another header, or both of another time. */
    private static SignedCallback forgery(SignedCallback genuine, int number, Random random) {
        byte[] body = genuine.body().clone();
        Map<String, String> headers = new HashMap<>(genuine.headers());
        switch (number % 4) {
            case 0 -> body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(7));
            case 1 -> headers.compute("webhook-signature", (name, value) -> flipped(value, random));
            case 2 -> headers.put("webhook-id", "evt_" + number);
            default ->
                headers.put(
                        "webhook-timestamp",
                        String.valueOf(Instant.now().getEpochSecond() - 1 - random.nextInt(10_000)));
        }
        return new SignedCallback(headers, body);
    }

    private static String flipped(String signature, Random random) {
        int at = "v1,".length() + random.nextInt(40);
        char other = signature.charAt(at) == 'A' ? 'B' : 'A';
        return signature.substring(0, at) + other + signature.substring(at + 1);
    }

    private int post(SignedCallback callback) {
        try {
            return send(callback, "application/json").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(SignedCallback callback, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(callback.body()));
        callback.headers().forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString(UTF_8));
    }

    private int status(BodyPublisher body) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(address).POST(body));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
