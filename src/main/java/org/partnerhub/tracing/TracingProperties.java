package org.partnerhub.tracing;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where spans go. Without it there are none.
 *
 * @param endpoint a collector that takes OTLP over HTTP, as {@code http://127.0.0.1:4318/v1/traces}
 */
@ConfigurationProperties("hub.tracing")
record TracingProperties(URI endpoint) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    TracingProperties {
        if (endpoint.getHost() == null || !SCHEMES.contains(endpoint.getScheme())) {
            throw new IllegalArgumentException("hub.tracing.endpoint must be an address with http or https");
        }
    }
}
