package org.partnerhub.vault;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.partnerhub.secrets.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
class VaultConfiguration {

    @Bean
    KeyRing keyRing(VaultProperties properties, Secrets secrets) {
        return new KeyRingFile(properties.keyRing(), () -> secrets.text(properties.passwordSecret())
                .toCharArray());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Vault vault(KeyRing ring, JdbcClient database, DataSource dataSource, Clock clock) {
        SecureRandom random = new SecureRandom();
        EpochTable table = new EpochTable(database, clock);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new Vault(new Epochs(table, new KeyRingOpening(ring, table, transaction, random)), random);
    }
}
