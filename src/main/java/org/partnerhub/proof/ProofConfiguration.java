package org.partnerhub.proof;

import java.time.Clock;
import org.partnerhub.ledger.DeletionOutbox;
import org.partnerhub.ledger.ProofChain;
import org.partnerhub.ledger.ProofHeads;
import org.partnerhub.vault.Vault;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code routes/chain-heads.camel.yaml} names one of the beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofProperties.class)
class ProofConfiguration {

    @Bean
    ChainMac chainMac(Vault vault) {
        return new ChainMac(vault.proofKeys());
    }

    @Bean
    Proof proof(ProofChain chain, ChainMac macs, Clock clock) {
        return new Proof(chain, macs, clock);
    }

    @Bean
    Chronicle chronicle(DeletionOutbox outbox, Proof proof) {
        return new Chronicle(outbox, proof);
    }

    @Bean
    ChainHeads chainHeads(ProofChain chain, ProofHeads heads, Vault vault, ProofProperties properties, Clock clock) {
        return new ChainHeads(chain, heads, vault.proofKeys(), properties.headEvery(), clock);
    }

    @Bean
    Verification proofVerification(ProofChain chain, ProofHeads heads, Vault vault, ChainMac macs) {
        return new Verification(chain, heads, vault.proofKeys(), macs);
    }

    @Bean
    Receipts receipts(ProofChain chain, ChainMac macs, ChainHeads heads, Verification verification, Vault vault) {
        return new Receipts(new ProvenEntries(chain, macs), heads, verification, vault.proofKeys());
    }
}
