package org.partnerhub.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A span with the attributes of a closed list, and of each only values of a known form. Its name is made of them, for
 * Camel's may come from a header.
 */
final class HarmlessSpan extends DelegatingSpanData {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("op");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("http.status_code");

    private static final Map<AttributeKey<String>, Predicate<String>> FORMS = Map.of(
            OPERATION, matches("EVENT_(RECEIVED|SENT|PROCESS)"),
            // the name of a component, or there would be no endpoint
            SCHEME, matches("[a-z][a-z0-9]{1,19}"),
            STATUS, matches("[1-5][0-9]{2}"));

    private final Attributes attributes;

    private HarmlessSpan(SpanData span, Attributes attributes) {
        super(span);
        this.attributes = attributes;
    }

    /** @param paths those that may be told */
    static HarmlessSpan of(SpanData span, Set<String> paths) {
        AttributesBuilder attributes = Attributes.builder();
        FORMS.forEach((key, form) -> copy(span, key, form, attributes));
        copy(span, PATH, paths::contains, attributes);
        return new HarmlessSpan(span, attributes.build());
    }

    @Override
    public String getName() {
        String operation = String.valueOf(attributes.get(OPERATION)).replace("EVENT_", "");
        String path = attributes.get(PATH);
        return operation + " " + attributes.get(SCHEME) + (path == null ? "" : ":" + path);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public List<LinkData> getLinks() {
        return List.of();
    }

    @Override
    public int getTotalRecordedLinks() {
        return 0;
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    private static void copy(
            SpanData span, AttributeKey<String> key, Predicate<String> form, AttributesBuilder attributes) {
        String value = span.getAttributes().get(key);
        if (value != null && form.test(value)) {
            attributes.put(key, value);
        }
    }

    private static Predicate<String> matches(String form) {
        return Pattern.compile(form).asMatchPredicate();
    }
}
