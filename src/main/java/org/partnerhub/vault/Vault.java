package org.partnerhub.vault;

import java.security.SecureRandom;

/**
 * The way to the keys of orders, one {@link KeySession} for each batch, and to the keys that last: {@link Pseudonyms} and
 * {@link ProofKeys}. Thread-safe.
 */
public final class Vault {

    private final Epochs epochs;
    private final Pseudonyms pseudonyms;
    private final ProofKeys proofKeys;
    private final SecureRandom random;

    Vault(Epochs epochs, SecureRandom random) {
        this.epochs = epochs;
        this.pseudonyms = epochs.pseudonyms();
        this.proofKeys = epochs.proofKeys();
        this.random = random;
    }

    /** A session for the calling thread, which must close it when its batch is done. */
    public KeySession open() {
        return new KeySession(epochs, random);
    }

    public Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    public ProofKeys proofKeys() {
        return proofKeys;
    }
}
