package org.partnerhub.deletion;

import java.time.Clock;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Erasing;
import org.partnerhub.ledger.Erasures;
import org.partnerhub.ledger.Holdings;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.ledger.Notices;
import org.partnerhub.ledger.Retirement;
import org.partnerhub.notice.AnswerTimes;
import org.partnerhub.proof.Chronicle;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code routes/deletion} names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeletionProperties.class)
class DeletionConfiguration {

    @Bean
    DeletionTables deletionTables(
            Ledger ledger,
            DeletionRequests requests,
            Erasures erasures,
            Erasing erasing,
            Notices notices,
            AnswerTimes answerTimes,
            Holdings holdings,
            Chronicle chronicle,
            Ids ids) {
        return new DeletionTables(ledger, requests, erasures, erasing, notices, answerTimes, holdings, chronicle, ids);
    }

    @Bean
    Deletions deletions(DeletionTables tables, Vault vault, DeletionProperties properties, Clock clock) {
        return new Deletions(new Registration(tables, vault.pseudonyms(), properties), clock);
    }

    @Bean
    Approvals approvals(DeletionTables tables, Clock clock) {
        return new Approvals(tables, clock);
    }

    @Bean
    Sweep sweep(DeletionTables tables, Catalog catalog, CamelContext camel, Vault vault, Clock clock) {
        String group = camel.resolvePropertyPlaceholders("{{hub.intake.group}}");
        return new Sweep(
                tables,
                new KafkaOrderTopic(() -> connection(camel), group),
                vault.pseudonyms(),
                new Abandoned(tables.erasing(), catalog),
                clock);
    }

    @Bean
    Retention retention(
            DeletionTables tables, Retirement retirement, Catalog catalog, DeletionProperties properties, Clock clock) {
        return new Retention(tables, retirement, catalog, properties, clock);
    }

    private static Properties connection(CamelContext camel) {
        KafkaConfiguration kafka =
                camel.getComponent("kafka", KafkaComponent.class).getConfiguration();
        Properties connection = kafka.createConsumerProperties();
        connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBrokers());
        return connection;
    }
}
