package org.partnerhub.vault;

import java.security.SecureRandom;

/** The way to the keys of orders, one {@link KeySession} for each batch, and to {@link Pseudonyms}. Thread-safe. */
public final class Vault {

    private final Epochs epochs;
    private final Pseudonyms pseudonyms;
    private final SecureRandom random;

    Vault(Epochs epochs, SecureRandom random) {
        this.epochs = epochs;
        this.pseudonyms = epochs.pseudonyms();
        this.random = random;
    }

    /** A session for the calling thread, which must close it when its batch is done. */
    public KeySession open() {
        return new KeySession(epochs, random);
    }

    public Pseudonyms pseudonyms() {
        return pseudonyms;
    }
}
