package org.partnerhub.vault;

/** A transaction that made keys has taken so long that their epoch has ended meanwhile; it is not committed. */
public final class EpochEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EpochEndedException(long epoch) {
        super("epoch-ended: " + epoch);
    }
}
