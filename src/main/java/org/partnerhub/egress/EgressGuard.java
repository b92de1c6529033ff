package org.partnerhub.egress;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Wraps every endpoint that Camel registers, so that only what may leave leaves. The list of schemes is closed: an
 * endpoint of any other kind can neither be sent to nor received from. Camel does not register an endpoint that is a bean,
 * so no routes come into being where there is one.
 */
final class EgressGuard implements CamelContextConfiguration {

    /** Endpoints that end in this process and write nothing down. */
    private static final Set<String> IN_PROCESS = Set.of("bean", "class", "direct", "scheduler", "seda", "timer");

    private final Map<String, Gate> gates;

    EgressGuard(Map<String, Gate> gates) {
        this.gates = Map.copyOf(gates);
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        context.getCamelContextExtension().registerEndpointCallback(this::guard);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onRoutesAdd(Collection<Route> routes) {
                refuseBeans(context);
            }
        });
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // nothing is left to do: the guard stands since before the first route
    }

    private Endpoint guard(String uri, Endpoint endpoint) {
        String scheme = uri.substring(0, uri.indexOf(':'));
        if (IN_PROCESS.contains(scheme) || endpoint instanceof GuardedEndpoint) {
            return endpoint;
        }
        return new GuardedEndpoint(endpoint, gates.getOrDefault(scheme, new ClosedGate(scheme)));
    }

    private static void refuseBeans(CamelContext context) {
        Set<String> names =
                context.getRegistry().findByTypeWithName(Endpoint.class).keySet();
        if (!names.isEmpty()) {
            throw new EgressRefusedException(
                    "an endpoint may not be a bean, for a route could send past the guard by its" + " name: "
                            + String.join(", ", new TreeSet<>(names)));
        }
    }

    /** Lets nothing out. */
    private record ClosedGate(String scheme) implements Gate {

        @Override
        public void approve(Endpoint endpoint) {
            throw new EgressRefusedException("nothing may be sent to an endpoint of the kind '" + scheme
                    + ":'; partners are reached by http, https and sftp, the shop by kafka, the queues by jms");
        }

        @Override
        public void admit(Endpoint endpoint, Object body, Message outgoing) {
            approve(endpoint);
        }
    }
}
