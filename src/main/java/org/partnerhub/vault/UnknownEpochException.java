package org.partnerhub.vault;

/** The key ring, read anew, has no key of an epoch: another machine's ring is newer, or the epoch was destroyed. */
public final class UnknownEpochException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEpochException(long epoch) {
        super("unknown-epoch: " + epoch);
    }
}
