package org.partnerhub.proof;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.ProofKeys;
import org.partnerhub.vault.Vault;

/** A chain of proof on a database of the test's. */
final class TestProof {

    static final Duration HEAD_EVERY = Duration.ofSeconds(10);

    final TestLedger hub;
    final ProofKeys keys;
    final Proof proof;
    final ChainHeads heads;
    final Verification verification;
    final Receipts receipts;
    private final Vault vault;

    TestProof(TestLedger hub, Vault vault) {
        this.hub = hub;
        this.vault = vault;
        this.keys = vault.proofKeys();
        ProofConfiguration beans = new ProofConfiguration();
        ChainMac macs = beans.chainMac(vault);
        proof = beans.proof(hub.proofChain, macs, hub.clock);
        heads = beans.chainHeads(hub.proofChain, hub.proofHeads, vault, new ProofProperties(HEAD_EVERY), hub.clock);
        verification = beans.proofVerification(hub.proofChain, hub.proofHeads, vault, macs);
        receipts = beans.receipts(hub.proofChain, macs, heads, verification, vault);
    }

    TestProof empty() {
        hub.empty();
        return this;
    }

    /** Another process on the same database. */
    TestProof another() {
        return new TestProof(hub.another(), vault);
    }

    /** A link for each number: with so many entries, all of the request {@code DR-1}. */
    TestProof withLinks(int... sizes) {
        Arrays.stream(sizes).forEach(this::append);
        return this;
    }

    /** As a caller does, in its transaction. */
    void append(int entries) {
        hub.clock.forward(Duration.ofMillis(1500));
        append(IntStream.range(0, entries)
                .mapToObj(i -> Entries.notice(ProofKind.NOTICE_SENT)
                        .order(new UUID(7, i))
                        .code("attempt-" + (i + 1))
                        .entry())
                .toList());
    }

    void append(List<ProofEntry> entries) {
        hub.transaction.executeWithoutResult(status -> proof.append(entries));
    }

    /** What is wrong with the chain; {@code intact} when nothing is. */
    String verdict() {
        return verdict(List.of());
    }

    String verdict(List<SignedHead> kept) {
        return verification.verify(kept).fault().map(Fault::toString).orElse("intact");
    }

    /** Signs the chain as it is now. */
    SignedHead sign() {
        return heads.covering(hub.proofChain.extent().highest()).orElseThrow();
    }

    long links() {
        return count("proof_link");
    }

    long count(String table) {
        return hub.jdbc.queryForObject("select count(*) from " + table, Long.class);
    }
}
