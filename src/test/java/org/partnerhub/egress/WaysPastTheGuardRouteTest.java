package org.partnerhub.egress;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerhub.egress.TwoProviders.address;
import static org.partnerhub.egress.TwoProviders.release;
import static org.partnerhub.egress.TwoProviders.to;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to get something past the guard in all the ways that Camel knows. */
class WaysPastTheGuardRouteTest {

    private TwoProviders hub;

    @BeforeEach
    void start(@TempDir Path secrets) throws IOException {
        hub = new TwoProviders(secrets);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    static Stream<Arguments> waysToSend() {
        return Stream.of(
                way("to", (route, uri) -> route.to(uri)),
                way("toD", (route, uri) -> route.toD(uri)),
                way("wireTap", (route, uri) -> route.wireTap(uri).executorService(new SynchronousExecutorService())),
                way("multicast", (route, uri) -> route.multicast().to(uri).end()),
                way("recipientList", (route, uri) -> route.recipientList(constant(uri))),
                way("routingSlip", (route, uri) -> route.routingSlip(constant(uri))),
                way("dynamicRouter", (route, uri) -> route.dynamicRouter(method(new Once(uri), "next"))),
                way(
                        "loadBalance",
                        (route, uri) -> route.loadBalance().roundRobin().to(uri).end()),
                way("failover", (route, uri) -> route.loadBalance()
                        .failover()
                        .to("direct:nowhere?block=false", uri)
                        .end()),
                way("enrich", (route, uri) -> route.enrich(uri)),
                way("enrich a computed address", (route, uri) -> route.enrich().constant(uri)),
                way("fallback", (route, uri) -> route.circuitBreaker()
                        .throwException(new IllegalStateException("for a test"))
                        .onFallback()
                        .to(uri)
                        .end()),
                way("doCatch", (route, uri) -> route.doTry()
                        .throwException(new IllegalStateException("for a test"))
                        .doCatch(IllegalStateException.class)
                        .to(uri)
                        .end()),
                way("onException", (route, uri) -> route.onException(IllegalStateException.class)
                        .handled(true)
                        .to(uri)
                        .end()
                        .throwException(new IllegalStateException("for a test"))),
                way(
                        "onCompletion",
                        (route, uri) -> route.onCompletion().to(uri).end().stop()),
                way("doFinally", (route, uri) -> route.doTry()
                        .removeHeaders("*")
                        .doFinally()
                        .to(uri)
                        .end()),
                way("ProducerTemplate", (route, uri) -> route.bean(new Templates(route, uri), "template")),
                way(
                        "asynchronous ProducerTemplate",
                        (route, uri) -> route.bean(new Templates(route, uri), "asynchronousTemplate")),
                way("FluentProducerTemplate", (route, uri) -> route.bean(new Templates(route, uri), "fluentTemplate")),
                way("endpoint's producer", (route, uri) -> route.bean(new Templates(route, uri), "producer")));
    }

    /** A router that leads somewhere, and then to an end. */
    record Once(String uri) {

        public String next(Exchange exchange) {
            return exchange.getProperty(Exchange.SLIP_ENDPOINT) == null ? uri : null;
        }
    }

    /** A bean that does not leave sending to the route. */
    record Templates(RouteDefinition route, String uri) {

        public void template(@Body Object body) throws IOException {
            try (ProducerTemplate template = camel().createProducerTemplate()) {
                template.sendBody(uri, body);
            }
        }

        public void asynchronousTemplate(@Body Object body) throws Exception {
            try (ProducerTemplate template = camel().createProducerTemplate()) {
                template.asyncRequestBody(uri, body).get(10, TimeUnit.SECONDS);
            }
        }

        public void fluentTemplate(@Body Object body) throws IOException {
            try (FluentProducerTemplate template = camel().createFluentProducerTemplate()) {
                template.to(uri).withBody(body).request();
            }
        }

        public void producer(Exchange exchange) throws Exception {
            Endpoint endpoint = camel().getEndpoint(uri);
            try (var producer = endpoint.createAsyncProducer()) {
                producer.start();
                Exchange outgoing = endpoint.createExchange();
                outgoing.getMessage().setBody(exchange.getMessage().getBody());
                producer.process(outgoing);
            }
        }

        private CamelContext camel() {
            return route.getCamelContext();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToSend")
    void guardsEveryWayToSend(String name, BiConsumer<RouteDefinition, String> way) throws Exception {
        hub.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                way.accept(from("direct:way"), to(hub.paywave));
            }
        });

        send("direct:way", "SO-1");
        send("direct:way", release("other"));
        assertThat(hub.atPaywave).isEmpty();

        send("direct:way", release("paywave"));
        assertThat(hub.atPaywave).hasSize(1);
        assertThat(hub.atOther).isEmpty();
    }

    @Test
    void guardsADeadLetterChannel() throws Exception {
        hub.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel(to(hub.paywave)));
                from("direct:failing").throwException(new IllegalStateException("for a test"));
            }
        });

        send("direct:failing", "SO-1");
        assertThat(hub.atPaywave).isEmpty();

        send("direct:failing", release("paywave"));
        assertThat(hub.atPaywave).hasSize(1);
    }

    /** Camel's HTTP component polls by a GET, and an address can hold a body. */
    @ParameterizedTest
    @ValueSource(strings = {"pollEnrich", "poll"})
    void asksNobodyByAnAddressThatTellsSomething(String way) throws Exception {
        hub.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pollEnrich").pollEnrich().simple(address(hub.paywave) + "/${body}");
                from("direct:poll").poll(address(hub.paywave) + "/SO-1");
            }
        });

        assertRefused(() -> hub.producer.sendBody("direct:" + way, "SO-1"), "nothing may be received");
        assertRefused(() -> hub.camel.createConsumerTemplate().receive(address(hub.other) + "/SO-1"), "nothing may be");
        assertThat(hub.atPaywave).isEmpty();
        assertThat(hub.atOther).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:target",
                "jms:queue:hub.paywave?connectionFactory=#another",
                "kafka:SO-1",
                "kafka:shop.orders?brokers=another.example:9092",
                "controlbus:route?routeId=x&action=status"
            })
    void receivesNothingFromElsewhere(String uri) {
        hub.camel.getRegistry().bind("another", new ActiveMQConnectionFactory());

        assertRefused(() -> hub.camel.createConsumerTemplate().receiveNoWait(uri), "");
        assertRefused(
                () -> hub.camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).to("direct:nowhere");
                    }
                }),
                "");
    }

    @Test
    void runsNoRouteWhereAnEndpointIsABean() {
        hub.camel.getRegistry().bind("leak", anUnguardedEndpoint());

        assertRefused(
                () -> hub.camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:leak").to("leak");
                    }
                }),
                "by its name: leak");
        send("direct:leak?block=false", release("paywave"));
        assertThat(hub.atPaywave).isEmpty();
    }

    @Test
    void sendsNothingByAReferenceToABean() {
        hub.camel.getRegistry().bind("leak", anUnguardedEndpoint());

        assertRefused(() -> hub.producer.sendBody("ref:leak", release("paywave")), "an endpoint of the kind 'ref:'");
        assertThat(hub.atPaywave).isEmpty();
    }

    private Endpoint anUnguardedEndpoint() {
        try {
            return hub.camel.getComponent("http", HttpComponent.class).createEndpoint(to(hub.paywave));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String uri, Object body) {
        hub.producer.send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static Arguments way(String name, BiConsumer<RouteDefinition, String> way) {
        return Arguments.of(name, way);
    }

    private static void assertRefused(ThrowingCallable work, String rule) {
        assertThatThrownBy(work)
                .rootCause()
                .isInstanceOf(EgressRefusedException.class)
                .hasMessageContaining(rule);
    }
}
