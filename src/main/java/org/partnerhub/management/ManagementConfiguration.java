package org.partnerhub.management;

import org.partnerhub.contract.Catalog;
import org.partnerhub.intake.Renewal;
import org.partnerhub.ledger.HeldBack;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

    @Bean
    ParkedEndpoint parkedEndpoint(Catalog catalog, HeldBack heldBack, Renewal renewal, Vault vault) {
        return new ParkedEndpoint(catalog, heldBack, renewal, vault.pseudonyms());
    }
}
