package org.partnerhub.egress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.OpenDsr;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.secrets.Secrets;

/** A guarded Camel, and two servers of which each is one partner's. */
final class TwoProviders implements Closeable {

    static final String SAFE =
            "bridgeEndpoint=true&ignoreResponseBody=true&throwExceptionOnFailure=false&httpMethod=POST";

    /** What both of them say to everything. */
    static final String ANSWER = "{\"result\":\"erased\"}";

    /** Hands on what is answered to a deletion notice. */
    static final String READING =
            "bridgeEndpoint=true&ignoreResponseBody=false&disableStreamCache=true&throwExceptionOnFailure=false";

    /** How long a partner may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    record Received(String path, Map<String, List<String>> headers, String body) {}

    final Queue<Received> atPaywave = new ConcurrentLinkedQueue<>();
    final Queue<Received> atOther = new ConcurrentLinkedQueue<>();
    final HttpServer paywave = server(atPaywave);
    final HttpServer other = server(atOther);
    final CamelContext camel = new DefaultCamelContext();
    final ProducerTemplate producer;

    TwoProviders(Path secrets) throws IOException {
        Path token = Files.writeString(secrets.resolve("paywave-token"), "a-token");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Contract byOwnWords = provider("paywave", paywave).build();
        Contract byOpenDsr = provider("other", other)
                .told(new OpenDsr("/opendsr", "d.example", "c", Optional.of("i"), Optional.empty()))
                .build();
        Gate http = new HttpGate(List.of(byOwnWords, byOpenDsr), new Secrets(secrets));
        new EgressGuard(Map.of("http", http, "https", http, "jms", new QueueGate(), "kafka", new TopicGate()))
                .beforeApplicationStart(camel);
        camel.start();
        producer = camel.createProducerTemplate();
    }

    static Release release(String partner) {
        return Release.request(
                ClaimedFixture.claimed(partner, "payment-request", 1, 2),
                "/v1/payments",
                "a-key",
                "{\"reference\":\"SO-1\"}".getBytes(UTF_8));
    }

    static Release notice(String partner, String path) {
        return Release.notice(LedgerFixture.notice(partner), path, "{\"reference\":\"SO-1\"}".getBytes(UTF_8));
    }

    static Release progress(String partner, String path) {
        return Release.progress(LedgerFixture.notice(partner), path);
    }

    static Release question(String partner) {
        return Release.question(ClaimedFixture.question(partner, 1), "/v1/payments/SO%2F1%3F%23%252F..");
    }

    static String asking(HttpServer server) {
        return address(server)
                + "?bridgeEndpoint=true&disableStreamCache=true&throwExceptionOnFailure=false&httpMethod=GET";
    }

    static String to(HttpServer server) {
        return address(server) + "?" + SAFE;
    }

    static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static HttpServer server(Queue<Received> requests) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, requests, ANSWER.getBytes(UTF_8)));
        server.start();
        return server;
    }

    @Override
    public void close() {
        camel.stop();
        paywave.stop(0);
        other.stop(0);
    }

    private static ContractFixture provider(String partner, HttpServer server) {
        return ContractFixture.aProvider()
                .named(partner)
                .at(address(server))
                .withToken("paywave-token")
                .withTimeout(PATIENCE);
    }

    private static void answer(HttpExchange exchange, Queue<Received> requests, byte[] answer) throws IOException {
        try (exchange) {
            requests.add(new Received(
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().add("X-Provider", "something");
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
