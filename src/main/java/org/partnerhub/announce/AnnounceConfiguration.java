package org.partnerhub.announce;

import org.partnerhub.ledger.Announcements;
import org.partnerhub.ledger.DeletionOutbox;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code routes/delivery-status} and {@code deletion-status} name. */
@Configuration(proxyBeanMethods = false)
class AnnounceConfiguration {

    @Bean
    DeliveryStatuses deliveryStatuses(Announcements announcements, Vault vault) {
        return new DeliveryStatuses(announcements, vault);
    }

    @Bean
    DeletionStatuses deletionStatuses(DeletionOutbox outbox) {
        return new DeletionStatuses(outbox);
    }
}
