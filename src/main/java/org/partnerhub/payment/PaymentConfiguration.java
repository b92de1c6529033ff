package org.partnerhub.payment;

import java.time.Clock;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.OpenPayments;
import org.partnerhub.ledger.PaymentEvents;
import org.partnerhub.ledger.PaymentOutbox;
import org.partnerhub.ledger.PaymentRecords;
import org.partnerhub.ledger.PendingResults;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentProperties.class)
class PaymentConfiguration {

    @Bean
    PaymentTables paymentTables(
            PaymentRecords records,
            PaymentEvents events,
            PendingResults pending,
            OpenPayments open,
            PaymentOutbox outbox,
            Ids ids) {
        return new PaymentTables(records, events, pending, open, outbox, ids);
    }

    @Bean
    Payments payments(
            PaymentTables tables, Unanswered unanswered, Vault vault, PaymentProperties properties, Clock clock) {
        return new Payments(tables, unanswered, vault, properties, clock);
    }

    @Bean
    Unanswered unanswered(PaymentTables tables, Catalog catalog, PaymentProperties properties, Clock clock) {
        return new Unanswered(tables, catalog, properties.asking(), clock);
    }

    @Bean
    Refunds refunds(PaymentTables tables, Vault vault, Clock clock) {
        return new Refunds(tables, vault, clock);
    }

    @Bean
    PaymentResults paymentResults(PaymentTables tables, Vault vault) {
        return new PaymentResults(tables, vault);
    }
}
