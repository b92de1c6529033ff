package org.partnerhub.tracing;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/** The names that the hub itself has given: what its routes receive from, and the topics that it publishes on. */
record RouteNames(CamelContext camel) implements Supplier<Set<String>> {

    private static final Set<String> TOPICS = Set.of("hub.delivery-status", "hub.rejected");

    @Override
    public Set<String> get() {
        return Stream.concat(
                        TOPICS.stream(),
                        camel.getRoutes().stream()
                                .map(route -> AbstractSpanDecorator.stripSchemeAndOptions(route.getEndpoint())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
