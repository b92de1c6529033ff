package org.partnerhub.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.egress.TwoProviders.ANSWER;
import static org.partnerhub.egress.TwoProviders.READING;
import static org.partnerhub.egress.TwoProviders.SAFE;
import static org.partnerhub.egress.TwoProviders.address;
import static org.partnerhub.egress.TwoProviders.notice;
import static org.partnerhub.egress.TwoProviders.release;
import static org.partnerhub.egress.TwoProviders.server;
import static org.partnerhub.egress.TwoProviders.to;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.egress.TwoProviders.Received;

/** What the guard lets out, where to, and with which headers. */
class EgressGuardRouteTest {

    private TwoProviders hub;
    private Queue<Received> atPaywave;
    private Queue<Received> atOther;
    private HttpServer paywave;
    private HttpServer other;
    private CamelContext camel;
    private ProducerTemplate producer;

    @BeforeEach
    void start(@TempDir Path secrets) throws IOException {
        hub = new TwoProviders(secrets);
        atPaywave = hub.atPaywave;
        atOther = hub.atOther;
        paywave = hub.paywave;
        other = hub.other;
        camel = hub.camel;
        producer = hub.producer;
    }

    @AfterEach
    void stop() {
        hub.close();
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

    @Test
    void handsOnWhatIsAnsweredToADeletionNotice() {
        Exchange answer = producer.request(
                reading(paywave), exchange -> exchange.getMessage().setBody(notice("paywave", "/v1/erasures")));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).isEqualTo(ANSWER);
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(answer.getMessage().getHeader("X-Provider")).isNull();
        Received request = atPaywave.remove();
        assertThat(request.path()).isEqualTo("/v1/erasures");
        assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer a-token"));
    }

    @Test
    void handsOnNothingThatIsAnsweredToAnythingElse() {
        assertRefused(
                reading(paywave),
                release("paywave"),
                "an answer's body is read where a deletion notice is sent, and nowhere else");
        assertRefused(
                to(paywave),
                notice("paywave", "/v1/erasures"),
                "an answer's body is read where a deletion notice is sent, and nowhere else");
        assertThat(atPaywave).isEmpty();
    }

    @Test
    void sendsADeletionNoticeOnlyWhereTheContractSays() {
        assertRefused(
                reading(paywave),
                notice("paywave", "/v1/payments"),
                "a deletion notice to paywave may go only to the path that its contract names");
        assertRefused(
                reading(other),
                notice("paywave", "/v1/erasures"),
                "a release for paywave may go only to the place that its contract names");
        assertThat(atPaywave).isEmpty();
        assertThat(atOther).isEmpty();
    }

    @Test
    void takesNoAnswerIntoMemoryAsAWhole() {
        String whole = reading(paywave).replace("&disableStreamCache=true", "");

        assertThatThrownBy(() -> producer.sendBody(whole, notice("paywave", "/v1/erasures")))
                .hasStackTraceContaining("an endpoint to a partner must set disableStreamCache=true");
        assertThat(atPaywave).isEmpty();
    }

    private void assertRefused(String uri, Release release, String rule) {
        assertThatThrownBy(() -> producer.sendBody(uri, release)).hasStackTraceContaining(rule);
    }

    private static String reading(HttpServer server) {
        return address(server) + "?" + READING;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelDestinationOverrideUrl",
                "CamelHttpBaseUri",
                "CamelHttpHost",
                "CamelHttpMethod",
                "CamelHttpPath",
                "CamelHttpPort",
                "CamelHttpQuery",
                "CamelHttpRawQuery",
                "CamelHttpScheme",
                "CamelHttpUri",
                "CamelRestHttpQuery",
                "CamelRestHttpUri",
                "Host"
            })
    void sendsToTheSamePlaceWhateverAHeaderAsksFor(String header) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(address(paywave) + "/${header.also}?" + SAFE);
            }
        });
        Map<String, Object> headers = Map.of(header, address(other) + "/elsewhere", "also", "SO-1");

        producer.sendBodyAndHeaders(to(paywave), release("paywave"), headers);
        producer.send("direct:dynamic", exchange -> {
            exchange.getMessage().setBody(release("paywave"));
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });

        assertThat(atOther).isEmpty();
        assertThat(atPaywave).isNotEmpty().allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/v1/payments");
            assertThat(request.headers().toString()).doesNotContain("elsewhere");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelJmsDestination",
                "CamelJmsDestinationName",
                "JMSReplyTo",
                "CamelFileName",
                "CamelKafkaOverrideTopic",
                "traceparent"
            })
    void passesNoHeaderOnToTheBroker(String header) {
        List<Set<String>> sent = new ArrayList<>();
        camel.addComponent("jms", recording(sent));

        producer.sendBodyAndHeader("jms:queue:hub.paywave", QueueGateTest.BUNDLE, header, "elsewhere");

        assertThat(sent).containsExactly(Set.of());
    }

    @Test
    void goesNowhereThatAnAnswerPointsTo() {
        paywave.removeContext("/");
        paywave.createContext("/", exchange -> {
            try (exchange) {
                atPaywave.add(new Received("", Map.of(), ""));
                exchange.getResponseHeaders().add("Location", address(other) + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            }
        });

        Exchange answer =
                producer.request(to(paywave), exchange -> exchange.getMessage().setBody(release("paywave")));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(307);
        assertThat(atPaywave).hasSize(1);
        assertThat(atOther).isEmpty();
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

    /** Stands in for a component, and notes which headers come to it. */
    private static DefaultComponent recording(List<Set<String>> sent) {
        return new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
                return new ProcessorEndpoint(
                        uri,
                        this,
                        exchange -> sent.add(
                                Set.copyOf(exchange.getMessage().getHeaders().keySet())));
            }
        };
    }

    private static void assertRefused(Runnable sending, String rule) {
        assertThatThrownBy(sending::run)
                .rootCause()
                .isInstanceOf(EgressRefusedException.class)
                .hasMessageContaining(rule);
    }
}
