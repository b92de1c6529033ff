package org.partnerhub.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.secrets.Secrets;

/** Tries to get something past the guard in the ways that Camel knows, on two servers of which each is one partner's. */
class EgressGuardRouteTest {

    private static final String SAFE =
            "bridgeEndpoint=true&ignoreResponseBody=true&throwExceptionOnFailure=false&httpMethod=POST";

    private final Queue<Received> atPaywave = new ConcurrentLinkedQueue<>();
    private final Queue<Received> atOther = new ConcurrentLinkedQueue<>();
    private HttpServer paywave;
    private HttpServer other;
    private CamelContext camel;
    private ProducerTemplate producer;

    private record Received(String path, Map<String, List<String>> headers, String body) {}

    @BeforeEach
    void startServersAndCamel(@TempDir Path secretsFolder) throws Exception {
        paywave = server(atPaywave);
        other = server(atOther);
        Files.writeString(secretsFolder.resolve("paywave-token"), "a-token");
        Files.setPosixFilePermissions(
                secretsFolder.resolve("paywave-token"), PosixFilePermissions.fromString("rw-------"));
        camel = new DefaultCamelContext();
        Gate http = new HttpGate(
                List.of(provider("paywave", paywave), provider("other", other)), new Secrets(secretsFolder));
        new EgressGuard(Map.of("http", http, "https", http, "jms", new QueueGate(), "kafka", new TopicGate()))
                .beforeApplicationStart(camel);
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @AfterEach
    void stopCamelAndServers() {
        camel.stop();
        paywave.stop(0);
        other.stop(0);
    }

    @Test
    void sendsAReleaseToItsPartnerWithNothingButItsOwnHeaders() {
        Exchange answer = producer.request(to(paywave), exchange -> {
            exchange.getMessage().setBody(release("paywave"));
            exchange.getMessage().setHeader("customerEmail", "ana@example.com");
            exchange.getMessage().setHeader("kafka.KEY", "SO-1");
        });

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(answer.getMessage().getHeader("X-Provider")).isNull();
        Received request = atPaywave.remove();
        assertThat(request.path()).isEqualTo("/v1/payments");
        assertThat(request.body()).isEqualTo("{\"reference\":\"SO-1\"}");
        assertThat(request.headers()).containsEntry("Idempotency-key", List.of("a-key"));
        assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer a-token"));
        assertThat(request.headers()).containsEntry("Content-type", List.of("application/json"));
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Idempotency-key",
                        "Authorization",
                        "Content-type",
                        "Content-length",
                        "Host",
                        "Connection",
                        "User-agent",
                        "Accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CamelHttpUri", "CamelRestHttpUri", "CamelHttpPath", "CamelHttpQuery", "CamelHttpMethod", "Host"
            })
    void sendsToTheSamePlaceWhateverAHeaderAsksFor(String header) {
        producer.sendBodyAndHeader(to(paywave), release("paywave"), header, address(other) + "/elsewhere");

        assertThat(atOther).isEmpty();
        assertThat(atPaywave).singleElement().extracting(Received::path).isEqualTo("/v1/payments");
    }

    @Test
    void refusesAPlainText() {
        assertRefused(() -> producer.sendBody(to(paywave), "SO-1"), "only a release");
    }

    @Test
    void refusesAReleaseForAnotherPartner() {
        assertRefused(() -> producer.sendBody(to(paywave), release("other")), "a release for other");
    }

    @Test
    void refusesAReleaseForAPartnerWithoutAContract() {
        assertRefused(() -> producer.sendBody(to(paywave), release("stranger")), "a release for stranger");
    }

    @Test
    void refusesAHostThatNoContractNames() throws IOException {
        HttpServer stranger = server(atOther);

        assertRefused(() -> producer.sendBody(to(stranger), release("paywave")), "no contract names");
        stranger.stop(0);
    }

    @Test
    void refusesAnOptionThatRedirects() {
        assertRefused(
                () -> producer.sendBody(
                        to(paywave) + "&proxyHost=127.0.0.1&proxyPort="
                                + other.getAddress().getPort(),
                        release("paywave")),
                "may not set proxyHost, proxyPort");
    }

    @Test
    void refusesAnEndpointThatIsSetUpLessSafelyThanItMustBe() {
        assertRefused(
                () -> producer.sendBody(address(paywave) + "?httpMethod=POST", release("paywave")),
                "must set bridgeEndpoint=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:target/leak", "log:leak", "controlbus:route", "mock:leak", "language:simple:x"})
    void refusesEveryOtherKindOfEndpoint(String uri) {
        assertRefused(
                () -> producer.sendBody(uri, release("paywave")), "nothing may be sent to an endpoint of the kind");
    }

    @Test
    void guardsARouteThatSendsToADynamicAddress() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("${header.where}?" + SAFE);
            }
        });

        producer.sendBodyAndHeader("direct:dynamic", release("paywave"), "where", address(paywave));
        assertThat(atPaywave).hasSize(1);

        assertRefused(
                () -> producer.sendBodyAndHeader("direct:dynamic", release("paywave"), "where", address(other)),
                "a release for paywave");
        assertRefused(
                () -> producer.sendBodyAndHeader("direct:dynamic", "SO-1", "where", address(paywave)),
                "only a release");
    }

    @Test
    void guardsARouteThatSendsToAFixedAddress() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fixed").to(to(paywave));
            }
        });

        producer.sendBody("direct:fixed", release("paywave"));
        assertThat(atPaywave).hasSize(1);

        assertRefused(() -> producer.sendBody("direct:fixed", "SO-1"), "only a release");
        assertThat(atPaywave).hasSize(1);
    }

    @Test
    void doesNotHandOutTheEndpointBehindIt() {
        assertThatThrownBy(() -> camel.getEndpoint(to(paywave), HttpEndpoint.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> waysToSend() {
        return Stream.of(
                way("wireTap", (route, uri) -> route.wireTap(uri).executorService(new SynchronousExecutorService())),
                way("multicast", (route, uri) -> route.multicast().to(uri).end()),
                way("recipientList", (route, uri) -> route.recipientList(constant(uri))),
                way("routingSlip", (route, uri) -> route.routingSlip(constant(uri))),
                way("enrich", (route, uri) -> route.enrich(uri)),
                way(
                        "onCompletion",
                        (route, uri) -> route.onCompletion().to(uri).end().stop()),
                way("doFinally", (route, uri) -> route.doTry()
                        .removeHeaders("*")
                        .doFinally()
                        .to(uri)
                        .end()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToSend")
    void guardsEveryWayToSend(String name, BiConsumer<RouteDefinition, String> way) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                way.accept(from("direct:way"), to(paywave));
            }
        });

        producer.send("direct:way", exchange -> exchange.getMessage().setBody("SO-1"));
        producer.send("direct:way", exchange -> exchange.getMessage().setBody(release("other")));
        assertThat(atPaywave).isEmpty();

        producer.send("direct:way", exchange -> exchange.getMessage().setBody(release("paywave")));
        assertThat(atPaywave).hasSize(1);
        assertThat(atOther).isEmpty();
    }

    @Test
    void guardsADeadLetterChannel() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel(to(paywave)));
                from("direct:failing").throwException(new IllegalStateException("for a test"));
            }
        });

        producer.send("direct:failing", exchange -> exchange.getMessage().setBody("SO-1"));
        assertThat(atPaywave).isEmpty();

        producer.send("direct:failing", exchange -> exchange.getMessage().setBody(release("paywave")));
        assertThat(atPaywave).hasSize(1);
    }

    private static Arguments way(String name, BiConsumer<RouteDefinition, String> way) {
        return Arguments.of(name, way);
    }

    private static void assertRefused(Runnable sending, String rule) {
        assertThatThrownBy(sending::run)
                .rootCause()
                .isInstanceOf(EgressRefusedException.class)
                .hasMessageContaining(rule);
    }

    private static Release release(String partner) {
        return Release.request(
                ClaimedFixture.claimed(partner, "payment-request", 1, 2),
                "/v1/payments",
                "a-key",
                "{\"reference\":\"SO-1\"}".getBytes(UTF_8));
    }

    private static Contract provider(String partner, HttpServer server) {
        return ContractFixture.aProvider()
                .named(partner)
                .at(address(server))
                .withToken("paywave-token")
                .build();
    }

    private static String to(HttpServer server) {
        return address(server) + "?" + SAFE;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer server(Queue<Received> requests) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, requests));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, Queue<Received> requests) throws IOException {
        try (exchange) {
            requests.add(new Received(
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().add("X-Provider", "something");
            exchange.sendResponseHeaders(201, -1);
        }
    }
}
