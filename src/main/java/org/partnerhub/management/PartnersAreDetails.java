package org.partnerhub.management;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.partnerhub.contract.Contract;

/** Takes the partners' own routes out of Camel's health: one that cannot be reached does not make the hub unwell. */
record PartnersAreDetails(Collection<Contract> contracts) implements CamelContextConfiguration {

    @Override
    public void beforeApplicationStart(CamelContext context) {
        // the registry is made with the context
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        HealthCheckRegistry.get(context)
                .setExcludePattern(contracts.stream()
                        .map(contract -> "(consumer|producer|route):" + contract.partner() + "-.*")
                        .collect(Collectors.joining(",")));
    }
}
