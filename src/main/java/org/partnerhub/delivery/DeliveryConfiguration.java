package org.partnerhub.delivery;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.Claims;
import org.partnerhub.ledger.Manifests;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.Refunds;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the templates in {@code routes/templates} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    @Bean
    Delivery delivery(
            Catalog catalog,
            Claims claims,
            Vault vault,
            Payments payments,
            Refunding refunding,
            BackOff backOff,
            DeliveryProperties properties,
            Clock clock) {
        Requests requests = new Requests(catalog, new Unsealing(vault), vault, payments, refunding);
        return new Delivery(claims, requests, refunding, backOff, properties, clock);
    }

    @Bean
    Refunding refunding(
            Catalog catalog,
            Refunds refunds,
            Vault vault,
            BackOff backOff,
            DeliveryProperties properties,
            Clock clock) {
        return new Refunding(catalog, refunds, vault, backOff, properties.awaitCapture(), clock);
    }

    @Bean
    ManifestDelivery manifest(
            Catalog catalog, Claims claims, Manifests manifests, Vault vault, BackOff backOff, Clock clock) {
        return new ManifestDelivery(catalog, claims, manifests, new Unsealing(vault), backOff, clock);
    }

    @Bean
    BackOff backOff(DeliveryProperties properties, Clock clock) {
        return new BackOff(properties.firstRetry(), properties.longestRetry(), clock, RandomGenerator.getDefault());
    }
}
