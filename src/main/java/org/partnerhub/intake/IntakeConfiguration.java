package org.partnerhub.intake;

import java.time.Clock;
import org.partnerhub.ledger.ContractVersions;
import org.partnerhub.ledger.Ids;
import org.partnerhub.ledger.Ledger;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bean that {@code routes/order-intake.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Intake intake(Minimizer minimizer, Recording recording, Clock clock) {
        return new Intake(minimizer, recording, clock);
    }

    @Bean
    Recording recording(
            Vault vault,
            Ledger ledger,
            Ids ids,
            ContractVersions versions,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Recording(
                vault, ledger, ids, versions, new Withholding(clock), new TransactionTemplate(transactions));
    }
}
