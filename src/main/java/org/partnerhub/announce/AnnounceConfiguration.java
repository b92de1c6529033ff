package org.partnerhub.announce;

import org.partnerhub.ledger.Announcements;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code routes/delivery-status.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class AnnounceConfiguration {

    @Bean
    DeliveryStatuses deliveryStatuses(Announcements announcements, Vault vault) {
        return new DeliveryStatuses(announcements, vault);
    }
}
