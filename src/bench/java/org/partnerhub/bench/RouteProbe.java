package org.partnerhub.bench;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Counts what comes out at the end of each route; of a batch, what is in it. Camel finds it in its registry. */
final class RouteProbe implements RoutePolicyFactory {

    /** With the route behind it: an exchange goes through several. */
    private static final String SIZE = "bench.size.";

    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    Meter of(String route) {
        return meters.computeIfAbsent(route, id -> new Meter());
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route started, Exchange exchange) {
                int size = exchange.getMessage().getBody() instanceof Collection<?> all ? all.size() : 1;
                exchange.setProperty(SIZE + routeId, size);
            }

            @Override
            public void onExchangeDone(Route ended, Exchange exchange) {
                if (!exchange.isFailed()) {
                    of(routeId).add(exchange.getProperty(SIZE + routeId, Integer.class));
                }
            }
        };
    }
}
