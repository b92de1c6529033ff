package org.partnerhub.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marks all that an exchange holds, and looks for the mark in all that is told of it. */
class HarmlessSpansRouteTest {

    private static final String MARK = "SO-2026-000123";
    private static final List<String> MARKED = List.of(
            "kafka.KEY",
            "kafka.OVERRIDE_TOPIC",
            "CamelHttpMethod",
            "CamelHttpUri",
            "CamelHttpUrl",
            "CamelHttpQuery",
            "CamelFileName",
            "JMSMessageID",
            "traceparent",
            "anything");

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final InMemorySpanExporter noted = InMemorySpanExporter.create();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new HarmlessSpans(told, new RouteNames(camel))))
            .addSpanProcessor(SimpleSpanProcessor.create(noted))
            .build();
    private Exchange sent;

    @BeforeEach
    void sendOneThatIsMarked() throws Exception {
        TracingConfiguration configuration = new TracingConfiguration();
        camel.getRegistry().bind("tracer", configuration.tracer(provider));
        camel.getRegistry().bind("propagators", configuration.propagators());
        configuration.tracing().beforeApplicationStart(camel);
        // or Camel would take the stand-ins for what they stand in for
        camel.setAutowiredEnabled(false);
        Stream.of("http", "jms", "kafka", "sftp").forEach(name -> camel.addComponent(name, quiet()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:paywave-send")
                        .routeId("paywave-send")
                        .log("${body}")
                        .to("http:partner.example/" + MARK + "?order=" + MARK)
                        .toD("sftp:partner.example/${body}?fileName=${body}")
                        .toD("jms:queue:${body}")
                        .to("jms:queue:hub.paywave")
                        .to("kafka:hub.delivery-status")
                        .throwException(new IllegalStateException("refused " + MARK));
                from("jms:queue:hub.paywave").routeId("paywave-deliver").stop();
                from("scheduler:paywave-retry?initialDelay=0&delay=1")
                        .routeId("paywave-retry")
                        .stop();
            }
        });
        NotifyBuilder polled =
                new NotifyBuilder(camel).fromRoute("paywave-retry").whenDone(2).create();
        camel.start();
        assertThat(polled.matches(10, TimeUnit.SECONDS)).isTrue();
        Map<String, Object> headers = new HashMap<>();
        MARKED.forEach(header -> headers.put(header, MARK));
        headers.put(Exchange.HTTP_RESPONSE_CODE, 201);
        sent = camel.createProducerTemplate().send("direct:paywave-send", exchange -> {
            exchange.getMessage().setBody(MARK);
            exchange.getMessage().setHeaders(headers);
        });
    }

    @AfterEach
    void stop() {
        camel.stop();
        provider.close();
    }

    @Test
    void tellsNothingOfWhatAnExchangeHolds() {
        assertThat(noted.getFinishedSpanItems())
                .as("what Camel notes: a name, an attribute and an event with it")
                .anyMatch(span -> span.getName().contains(MARK))
                .anyMatch(span -> span.getAttributes().toString().contains(MARK))
                .anyMatch(span -> span.getEvents().toString().contains("refused " + MARK));
        assertThat(told.getFinishedSpanItems())
                .hasSameSizeAs(noted.getFinishedSpanItems())
                .allSatisfy(span -> assertThat(all(span)).doesNotContain(MARK, "2026", "partner.example"));
    }

    @Test
    void tellsWhichStepsThereWereAndHowTheyEnded() {
        assertThat(told.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsOnly(
                        "SENT direct:paywave-send",
                        "RECEIVED direct:paywave-send",
                        "SENT http",
                        "SENT sftp",
                        "SENT jms",
                        "SENT jms:queue:hub.paywave",
                        "SENT kafka:hub.delivery-status");
        assertThat(told.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("SENT http"))
                .singleElement()
                .satisfies(span -> assertThat(span.getAttributes().toString()).contains("http.status_code=\"201\""));
        assertThat(told.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("RECEIVED direct:paywave-send"))
                .extracting(SpanData::getStatus)
                .containsExactly(StatusData.error());
    }

    @Test
    void putsNoTraceIntoAMessage() {
        assertThat(sent.getMessage().getHeaders())
                .containsEntry("traceparent", MARK)
                .doesNotContainKeys("tracestate", "baggage", "CAMEL_TRACE_ID", "CAMEL_SPAN_ID");
    }

    private static String all(SpanData span) {
        return String.join(
                " ",
                span.getName(),
                span.getAttributes().toString(),
                span.getEvents().toString(),
                span.getLinks().toString(),
                span.getStatus().toString(),
                span.getResource().toString(),
                span.getSpanContext().toString());
    }

    /** Stands in for a component that sends. */
    private static DefaultComponent quiet() {
        return new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
                options.clear();
                return new ProcessorEndpoint(uri, this, exchange -> {});
            }
        };
    }
}
