package org.partnerhub.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands spans on without what Camel has noted of an exchange: keys, headers, addresses, messages of exceptions, lines of a
 * log. It stands last, so that nothing that notes more can add to it.
 */
final class HarmlessSpans implements SpanExporter {

    private final SpanExporter exporter;
    private final Supplier<Set<String>> names;

    /** @param names the paths that may be told */
    HarmlessSpans(SpanExporter exporter, Supplier<Set<String>> names) {
        this.exporter = exporter;
        this.names = names;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        Set<String> known = names.get();
        return exporter.export(spans.stream()
                .<SpanData>map(span -> HarmlessSpan.of(span, known))
                .toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
