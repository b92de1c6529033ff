package org.partnerhub.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.ContractFixture;

class AttemptTimerRouteTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private HttpServer partner;

    @BeforeEach
    void start() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", request -> {
            request.sendResponseHeaders(422, -1);
            request.close();
        });
        partner.start();
        String address = "http://127.0.0.1:" + partner.getAddress().getPort() + "?throwExceptionOnFailure=false";
        camel.getManagementStrategy()
                .addEventNotifier(
                        new AttemptTimer(List.of(ContractFixture.aProvider().build()), meters));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:paywave").routeId("paywave-send").to("direct:sub");
                from("direct:sub")
                        .routeId("paywave-sub")
                        .split(body())
                        .parallelProcessing()
                        .circuitBreaker()
                        .to(address);
                from("direct:another").routeId("another-send").to(address);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        partner.stop(0);
    }

    @Test
    void timesEachRequestOfAPartnersRouteByItsStatus() {
        camel.createProducerTemplate().requestBody("direct:paywave", List.of("one", "two"));

        assertThat(meters.get("hub.attempts").timer().getId().getTags())
                .extracting(Object::toString)
                .containsExactly("tag(code=422)", "tag(partner=paywave)");
        assertThat(meters.get("hub.attempts").timer().count()).isEqualTo(2);
        assertThat(meters.get("hub.attempts").timer().totalTime(TimeUnit.MILLISECONDS))
                .isPositive();
    }

    @Test
    void timesAnAttemptThatFails() {
        partner.stop(0);

        camel.createProducerTemplate()
                .send("direct:paywave", exchange -> exchange.getMessage().setBody("one"));

        assertThat(meters.get("hub.attempts").tag("code", "failed").timer().count())
                .isEqualTo(1);
    }

    @Test
    void timesNothingThatNoPartnersRouteSends() {
        camel.createProducerTemplate().requestBody("direct:another", "one");

        assertThat(meters.find("hub.attempts").timer()).isNull();
    }
}
