package org.partnerhub.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.HubApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AnnotatedElementUtils;

class TracingConfigurationTest {

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withBean(CamelContext.class, DefaultCamelContext::new)
            .withUserConfiguration(TracingConfiguration.class);

    @Test
    void setsUpNothingByDefault() {
        hub.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Tracer.class)
                .doesNotHaveBean(SdkTracerProvider.class)
                .doesNotHaveBean(SpanExporter.class)
                .doesNotHaveBean(ContextPropagators.class));
    }

    @Test
    void leavesNoneOfItToSpringBoot() {
        assertThat(AnnotatedElementUtils.findMergedAnnotation(HubApplication.class, SpringBootApplication.class)
                        .exclude())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("OpenTelemetryAutoConfiguration", "OpenTelemetryLoggingAutoConfiguration");
    }

    @Test
    void sendsSpansToTheCollectorThatIsNamed() throws Exception {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        HttpServer collector = collector(received);
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";

        hub.withPropertyValues("hub.tracing.endpoint=" + endpoint).run(context -> {
            context.getBean(Tracer.class)
                    .spanBuilder("any")
                    .setAttribute("op", "EVENT_SENT")
                    .setAttribute("url.scheme", "http")
                    .startSpan()
                    .end();
            context.getBean(SdkTracerProvider.class).forceFlush();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(received).singleElement().satisfies(each -> assertThat(each)
                            .contains("/v1/traces", "SENT http", "partner-hub")));
            assertThat(GlobalOpenTelemetry.get().getTracerProvider())
                    .as("nobody else's")
                    .isSameAs(OpenTelemetry.noop().getTracerProvider());
        });
        collector.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4318", "file:/tmp/spans", "collector.example", "http:"})
    void refusesWhatIsNoAddress(String endpoint) {
        hub.withPropertyValues("hub.tracing.endpoint=" + endpoint)
                .run(context -> assertThat(context).hasFailed());
    }

    private static HttpServer collector(Queue<String> received) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestURI()
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
