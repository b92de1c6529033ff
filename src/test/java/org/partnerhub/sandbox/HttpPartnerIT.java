package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;

class HttpPartnerIT {

    private static final Contract CONTRACT = ContractFixture.aProvider()
            .at("https://api.paywave.example/eu")
            .withToken("paywave-token")
            .build();

    @TempDir
    Path folder;

    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private SandboxSecrets secrets;
    private HttpPartner partner;

    @BeforeEach
    void start() throws Exception {
        secrets = SandboxSecrets.in(folder.resolve("secrets"));
        partner = partner();
        partner.arrive();
    }

    @AfterEach
    void stop() throws Exception {
        partner.close();
    }

    @Test
    void listensOnLoopbackUnderThePathOfTheContract() {
        assertThat(partner.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(partner.uri().getPath()).isEqualTo("/eu");
    }

    @Test
    void keepsEachRequestAsOneLine() throws Exception {
        post("key-1", "{\"a\":\n\"é\"}");
        post("key-2", "{}");

        List<ReceivedRequest> requests = new RequestLog(folder.resolve("requests.ndjson")).read();
        assertThat(Files.readAllLines(folder.resolve("requests.ndjson"))).hasSize(2);
        assertThat(requests.get(0).method()).isEqualTo("POST");
        assertThat(requests.get(0).path()).isEqualTo("/eu/v1/payments");
        assertThat(requests.get(0).body()).isEqualTo("{\"a\":\n\"é\"}");
        assertThat(requests.get(0).headers()).containsEntry("idempotency-key", "key-1");
    }

    @Test
    void givesTheSameAnswerToTheSameKey() throws Exception {
        HttpResponse<String> first = post("key-1", "{}");
        HttpResponse<String> again = post("key-1", "{}");
        HttpResponse<String> another = post("key-2", "{}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(another.body()).isNotEqualTo(first.body());
        assertThat(partner.received()).isEqualTo(2);
    }

    @Test
    void remembersTheKeysOfARunBefore() throws Exception {
        post("key-1", "{}");
        partner.close();
        partner = partner();
        partner.arrive();

        post("key-1", "{}");

        assertThat(partner.received()).isEqualTo(1);
    }

    @Test
    void refusesARequestWithoutItsSecret() throws Exception {
        HttpResponse<String> answer = send(request("key-1", "{}").setHeader("Authorization", "Bearer guessed"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(partner.received()).isZero();
        assertThat(received).isEmpty();
    }

    @Test
    void refusesARequestWithoutAnIdempotencyKey() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(partner.uri() + "/v1/payments"))
                .header("Authorization", "Bearer " + secrets.random("paywave-token"))
                .POST(BodyPublishers.ofString("{}"));

        assertThat(send(request).statusCode()).isEqualTo(400);
    }

    @Test
    void answersAsItIsTold() throws Exception {
        partner.behave(request -> HttpReply.of(503).retryAfter("7"));

        HttpResponse<String> answer = post("key-1", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(partner.received()).isZero();
    }

    @Test
    void losesAnAnswerToARequestThatItTook() throws Exception {
        partner.behave(request -> HttpReply.of(201).thatIsLost());

        assertThatThrownBy(() -> post("key-1", "{}")).isInstanceOf(IOException.class);
        assertThat(partner.received()).isEqualTo(1);
    }

    @Test
    void isAwayUntilItArrives() throws Exception {
        partner.leave();
        assertThatThrownBy(() -> post("key-1", "{}")).isInstanceOf(ConnectException.class);

        partner.arrive();
        assertThat(post("key-1", "{}").statusCode()).isEqualTo(201);
    }

    private HttpPartner partner() throws IOException {
        int port = Ports.keptIn(folder.resolve("ports")).portFor("paywave");
        HttpPartner.Desks desks = new HttpPartner.Desks(Optional.empty(), Clock.systemUTC());
        return new HttpPartner(folder, port, CONTRACT, desks, secrets, received::add);
    }

    private HttpResponse<String> post(String key, String body) throws Exception {
        return send(request(key, body));
    }

    private HttpRequest.Builder request(String key, String body) throws IOException {
        return HttpRequest.newBuilder(URI.create(partner.uri() + "/v1/payments"))
                .header("Authorization", "Bearer " + secrets.random("paywave-token"))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
