package org.partnerhub.sandbox;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes down all that a hub's spans hold, where tests look for what must not be there. */
record SpanFile(Path file) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        try {
            Files.write(file, spans.stream().map(SpanFile::line).toList(), CREATE, APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(SpanData span) {
        return String.join(
                " | ",
                span.getName(),
                span.getKind().toString(),
                span.getAttributes().toString(),
                span.getEvents().toString(),
                span.getLinks().toString(),
                span.getStatus().toString(),
                span.getResource().toString(),
                span.getInstrumentationScopeInfo().toString(),
                span.getSpanContext().getTraceState().toString(),
                span.getTraceId());
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
