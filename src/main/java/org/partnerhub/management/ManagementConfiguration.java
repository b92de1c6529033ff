package org.partnerhub.management;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.partnerhub.answers.Quarantine;
import org.partnerhub.contract.Catalog;
import org.partnerhub.deletion.Approvals;
import org.partnerhub.deletion.Sweep;
import org.partnerhub.intake.DiskWatch;
import org.partnerhub.intake.Renewal;
import org.partnerhub.ledger.Backlog;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.HeldBack;
import org.partnerhub.ledger.Holdings;
import org.partnerhub.ledger.LegalHolds;
import org.partnerhub.ledger.Notices;
import org.partnerhub.ledger.OpenPayments;
import org.partnerhub.notice.NoticeDesk;
import org.partnerhub.proof.Receipts;
import org.partnerhub.proof.Verification;
import org.partnerhub.vault.EpochTurns;
import org.partnerhub.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ManagementConfiguration {

    @Bean
    ParkedEndpoint parkedEndpoint(Catalog catalog, HeldBack heldBack, Renewal renewal, Vault vault) {
        return new ParkedEndpoint(catalog, heldBack, renewal, vault.pseudonyms());
    }

    @Bean
    DeletionsEndpoint deletionsEndpoint(DeletionRequests requests, Approvals approvals, Sweep sweep) {
        return new DeletionsEndpoint(requests, approvals, sweep);
    }

    @Bean
    NoticesEndpoint noticesEndpoint(Notices notices, NoticeDesk desk, Clock clock) {
        return new NoticesEndpoint(notices, desk, clock);
    }

    @Bean
    HoldsEndpoint holdsEndpoint(LegalHolds holds, Vault vault, Clock clock) {
        return new HoldsEndpoint(holds, vault.pseudonyms(), clock);
    }

    @Bean
    HoldersEndpoint holdersEndpoint(Catalog catalog, Holdings holdings, Vault vault) {
        return new HoldersEndpoint(catalog, holdings, vault.pseudonyms());
    }

    @Bean
    EpochsEndpoint epochsEndpoint(EpochTurns epochs) {
        return new EpochsEndpoint(epochs);
    }

    @Bean
    ProofEndpoint proofEndpoint(Verification verification, Vault vault) {
        return new ProofEndpoint(verification, vault.proofKeys());
    }

    @Bean
    ReceiptsEndpoint receiptsEndpoint(Receipts receipts) {
        return new ReceiptsEndpoint(receipts);
    }

    @Bean
    Standing standing(Backlog backlog, HeldBack heldBack, OpenPayments payments, Clock clock) {
        return new Standing(backlog, heldBack, payments, clock);
    }

    @Bean
    HubMetrics hubMetrics(MeterRegistry meters) {
        return new HubMetrics(meters);
    }

    @Bean
    PartnerGauges partnerGauges(Catalog catalog, Standing standing, ObjectProvider<EmbeddedActiveMQ> broker) {
        return new PartnerGauges(catalog.contracts(), standing, broker);
    }

    @Bean
    AttemptTimer attemptTimer(Catalog catalog, MeterRegistry meters) {
        return new AttemptTimer(catalog.contracts(), meters);
    }

    @Bean
    IntakeHealth intakeHealthIndicator(DiskWatch diskWatch) {
        return new IntakeHealth(diskWatch);
    }

    @Bean
    PartnersHealth partnersHealthIndicator(
            Catalog catalog, Standing standing, Quarantine quarantine, CamelContext camel) {
        return new PartnersHealth(catalog.contracts(), standing, quarantine::count, camel);
    }

    @Bean
    PartnersAreDetails partnersAreDetails(Catalog catalog) {
        return new PartnersAreDetails(catalog.contracts());
    }
}
