package org.partnerhub.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.HeldBack;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that {@code routes/order-intake}, {@code disk-watch} and {@code release-withheld} name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean
    Intake intake(Minimizer minimizer, Recording recording, Clock clock) {
        return new Intake(minimizer, recording, clock);
    }

    @Bean
    DiskWatch diskWatch(CamelContext camel, IntakeProperties properties) {
        return new DiskWatch(camel, properties.minFree().toBytes(), () -> existing(properties.disk())
                .toFile()
                .getUsableSpace());
    }

    /** The folder, or the one in which it will be made. */
    private static Path existing(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    @Bean
    Withholding withholding(Clock clock) {
        return new Withholding(clock);
    }

    @Bean
    Renewal renewal(Catalog catalog, Withholding withholding, HeldBack heldBack, Clock clock) {
        return new Renewal(catalog, withholding, heldBack, clock);
    }

    @Bean
    Recording recording(
            Vault vault,
            Ledger ledger,
            Ids ids,
            ContractVersions versions,
            PlatformTransactionManager transactions,
            Withholding withholding) {
        return new Recording(vault, ledger, ids, versions, withholding, new TransactionTemplate(transactions));
    }
}
