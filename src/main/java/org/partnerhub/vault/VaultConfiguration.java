package org.partnerhub.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.partnerhub.secrets.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
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
    EpochTable epochTable(JdbcClient database, Clock clock) {
        return new EpochTable(database, clock);
    }

    @Bean
    KeyRingOpening keyRingOpening(KeyRing ring, EpochTable table, DataSource database) {
        return new KeyRingOpening(ring, table, transaction(database), new SecureRandom());
    }

    @Bean
    EpochTurn epochTurn(KeyRing ring, EpochTable table, DataSource database) {
        return new EpochTurn(ring, table, transaction(database), new SecureRandom());
    }

    @Bean
    Epochs knownEpochs(EpochTable table, KeyRingOpening opening, EpochTurn turn, VaultExport export) {
        export.requireNoOlderDatabase();
        Epochs epochs = new Epochs(table, opening);
        turn.beginTiers();
        return epochs;
    }

    @Bean
    Vault vault(Epochs epochs) {
        return new Vault(epochs, new SecureRandom());
    }

    @Bean
    ExportCount exportCount(JdbcClient database, DataSource dataSource) {
        return new ExportCount(database, transaction(dataSource));
    }

    /** What the route {@code epochs} names. */
    @Bean
    EpochTurns epochs(
            EpochTable table,
            Epochs known,
            EpochTurn turn,
            Rewrapping rewrapping,
            Destruction destruction,
            VaultProperties properties,
            Clock clock) {
        EpochTurns.Schedule schedule = new EpochTurns.Schedule(properties.turnEvery(), clock);
        return new EpochTurns(table, known, turn, rewrapping, destruction, schedule);
    }

    @Bean
    Rewrapping rewrapping(Epochs epochs, ObjectProvider<WrappedRows> tables, DataSource database) {
        return new Rewrapping(epochs, all(tables), transaction(database), new SecureRandom());
    }

    @Bean
    VaultExport vaultExport(
            VaultProperties properties,
            ExportCount count,
            EpochTable table,
            ObjectProvider<WrappedRows> tables,
            Clock clock) {
        return new VaultExport(properties.export(), count, table, all(tables), clock);
    }

    @Bean
    Destruction destruction(
            EpochTable table,
            Rewrapping rewrapping,
            VaultExport export,
            KeyRing ring,
            VaultProperties properties,
            Clock clock) {
        return new Destruction(table, rewrapping, export, ring, properties.longestTransaction(), clock);
    }

    /** For the command {@code restore}: it opens the ring by itself, for the vault would refuse to. */
    @Bean
    @Lazy
    Restoration restoration(
            VaultProperties properties,
            ExportCount count,
            EpochTable table,
            KeyRingOpening opening,
            ObjectProvider<WrappedRows> tables,
            DataSource database) {
        return new Restoration(properties.export(), count, table, opening, all(tables), transaction(database));
    }

    private static List<WrappedRows> all(ObjectProvider<WrappedRows> tables) {
        return tables.orderedStream().toList();
    }

    private static TransactionTemplate transaction(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
