package org.partnerhub.management;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** How the partners are. One that is down is a detail: the hub itself is well, and its health stays up. */
final class PartnersHealth implements HealthIndicator {

    /** What waits longer than its manifest and this is late. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Collection<Contract> contracts;
    private final Standing standing;
    private final ToIntFunction<PartnerId> quarantined;
    private final CamelContext camel;

    /** @param quarantined how many files in a partner's outbox are no answers */
    PartnersHealth(
            Collection<Contract> contracts,
            Standing standing,
            ToIntFunction<PartnerId> quarantined,
            CamelContext camel) {
        this.contracts = contracts;
        this.standing = standing;
        this.quarantined = quarantined;
        this.camel = camel;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        contracts.forEach(contract -> health.withDetail(contract.partner().text(), detail(contract)));
        return health.build();
    }

    private Map<String, Object> detail(Contract contract) {
        PartnerId partner = contract.partner();
        Duration age = standing.ageOf(partner);
        boolean late = age.compareTo(contract.delivery().every().plus(LATE)) > 0;
        boolean open = camel.getRoutes().stream()
                .filter(route -> route.getRouteId().startsWith(partner.text() + "-"))
                .anyMatch(PartnersHealth::hasOpenCircuit);
        Standing.Of now = standing.of(partner);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("status", late || open ? "DOWN" : "UP");
        detail.put("circuit", open ? "open" : "closed");
        detail.put("waiting", now.waiting());
        detail.put("oldestWaiting", Duration.ofSeconds(age.toSeconds()).toString());
        detail.put("parked", now.parked());
        detail.put("withheld", now.withheld());
        contract.answers().ifPresent(answers -> detail.put("quarantined", quarantined.applyAsInt(partner)));
        if (contract.status().isPresent()) {
            detail.put("unanswered", standing.unansweredBy(partner).payments());
            detail.put(
                    "oldestUnanswered",
                    Duration.ofSeconds(standing.ageOfUnanswered(partner).toSeconds())
                            .toString());
        }
        return detail;
    }

    private static boolean hasOpenCircuit(Route route) {
        return hasOpenCircuit(route.navigate());
    }

    private static boolean hasOpenCircuit(Navigate<Processor> processors) {
        if (processors instanceof ResilienceProcessor circuit) {
            return !"CLOSED".equals(circuit.getCircuitBreakerState());
        }
        return processors != null
                && processors.hasNext()
                && processors.next().stream()
                        .anyMatch(next -> next instanceof ResilienceProcessor circuit
                                ? !"CLOSED".equals(circuit.getCircuitBreakerState())
                                : next instanceof Navigate<?> deeper && hasOpenCircuit(cast(deeper)));
    }

    @SuppressWarnings("unchecked")
    private static Navigate<Processor> cast(Navigate<?> processors) {
        return (Navigate<Processor>) processors;
    }
}
