package org.partnerhub.proof;

import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.Vault;

/** A chronicle on a ledger of a test's, for tests of those who tell it. */
public final class ProofFixture {

    private ProofFixture() {}

    public static Chronicle chronicle(TestLedger hub, Vault vault) {
        ProofConfiguration beans = new ProofConfiguration();
        return beans.chronicle(hub.deletionOutbox, beans.proof(hub.proofChain, beans.chainMac(vault), hub.clock));
    }

    /** The receipt of a request, as JSON without its signature. */
    public static String receipt(TestLedger hub, Vault vault, String request) {
        TestProof proof = new TestProof(hub, vault);
        proof.sign();
        return ((Receipts.Answer.Issued) proof.receipts.of(request))
                .json()
                .path("receipt")
                .toString();
    }
}
