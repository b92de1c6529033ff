package org.partnerhub.tracing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camel's own tracing, with what it tells cut down to what may be told. Camel looks for the tracer and the propagators. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("hub.tracing.endpoint")
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    /** Polls that find nothing would be most of what is told. */
    private static final String POLLS = "scheduler:*";

    @Bean
    @ConditionalOnMissingBean
    SpanExporter spanExporter(TracingProperties properties) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(properties.endpoint().toString())
                .build();
    }

    @Bean
    SdkTracerProvider tracerProvider(SpanExporter exporter, CamelContext camel) {
        return SdkTracerProvider.builder()
                .setResource(
                        Resource.builder().put("service.name", "partner-hub").build())
                .addSpanProcessor(BatchSpanProcessor.builder(new HarmlessSpans(exporter, new RouteNames(camel)))
                        .build())
                .build();
    }

    @Bean
    Tracer tracer(SdkTracerProvider provider) {
        return provider.get("org.apache.camel");
    }

    /** None: a trace neither comes in with an event nor goes out with a request. */
    @Bean
    ContextPropagators propagators() {
        return ContextPropagators.noop();
    }

    @Bean
    CamelContextConfiguration tracing() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                OpenTelemetryTracer tracer = new OpenTelemetryTracer();
                tracer.setCamelContext(camel);
                tracer.setExcludePatterns(POLLS);
                tracer.init(camel);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Camel starts and stops the tracer with itself
            }
        };
    }
}
