package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.opendsr.SigningKey;

/**
 * Where a provider is asked to purge by OpenDSR. It signs what it answers, takes no number twice, and is done a little later:
 * that it posts, if it was told where to, and says when it is asked.
 */
final class OpenDsrDesk implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WORK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int TAKEN = 200;

    private final Clock clock;
    private final OpenDsr contract;
    private final SigningKey key;
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "opendsr-desk");
        thread.setDaemon(true);
        return thread;
    });

    /** Signs by a new key, and pins its certificate for the hub. */
    OpenDsrDesk(OpenDsr contract, SandboxSecrets secrets, Clock clock) throws IOException {
        this.clock = clock;
        this.contract = contract;
        this.key = SigningKey.of(contract.domain());
        secrets.write(contract.certificate(), key.pem());
    }

    /** Which order a request names. */
    String reference(JsonNode request) {
        String identity = request.at("/subject_identities/0/identity_value").asText();
        return identity.isEmpty()
                ? request.path("extensions")
                        .path(contract.domain())
                        .path(contract.extension().orElseThrow())
                        .asText()
                : identity;
    }

    /** Knows a request of a run before. */
    void keep(JsonNode request) {
        statuses.putIfAbsent(id(request), "completed");
    }

    HttpReply take(String body) {
        JsonNode request = read(body);
        if (statuses.putIfAbsent(id(request), "pending") != null) {
            return HttpReply.of(400);
        }
        clerk.schedule(() -> finish(request), WORK.toMillis(), TimeUnit.MILLISECONDS);
        ObjectNode answer = message(id(request));
        answer.put("received_time", now().toString());
        answer.put("encoded_request", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
        return signed(201, answer.toString());
    }

    /** What it says of the request at this path. */
    HttpReply answer(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return Optional.ofNullable(statuses.get(id))
                .map(status ->
                        signed(200, message(id).put("request_status", status).toString()))
                .orElse(HttpReply.of(404));
    }

    private void finish(JsonNode request) {
        String id = id(request);
        statuses.put(id, "completed");
        request.path("status_callback_urls").forEach(address -> {
            ObjectNode status = message(id).put("request_status", "completed");
            post(
                    URI.create(address.textValue()),
                    status.put("status_callback_url", address.textValue()).toString());
        });
    }

    private void post(URI address, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers(body).forEach(request::header);
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, away) -> away == null && answer.statusCode() == TAKEN)
                .thenAccept(taken -> {
                    if (!taken && !clerk.isShutdown()) {
                        clerk.schedule(() -> post(address, body), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                    }
                });
    }

    private HttpReply signed(int status, String body) {
        return HttpReply.of(status).saying(body).with(headers(body));
    }

    private Map<String, String> headers(String body) {
        return Map.of(
                OpenDsr.DOMAIN_HEADER, contract.domain(), OpenDsr.SIGNATURE_HEADER, key.sign(body.getBytes(UTF_8)));
    }

    private ObjectNode message(String id) {
        return JSON.createObjectNode()
                .put("controller_id", "the-shop")
                .put("expected_completion_time", now().plus(30, ChronoUnit.DAYS).toString())
                .put("subject_request_id", id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String id(JsonNode request) {
        return request.path("subject_request_id").textValue();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    @Override
    public void close() {
        clerk.shutdownNow();
    }
}
