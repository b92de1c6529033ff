package org.partnerhub.ledger;

import java.time.Instant;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * A payment that its provider is about to be asked for, and may be: the ledger has on record that it is being asked. It can
 * be made only by the ledger, after that was committed.
 */
public final class Question {

    private final long order;
    private final PartnerId partner;
    private final int answers;
    private final WrappedKeys keys;
    private final byte[] reference;

    Question(long order, PartnerId partner, int answers, WrappedKeys keys, byte[] reference) {
        this.order = order;
        this.partner = partner;
        this.answers = answers;
        this.keys = keys;
        this.reference = reference;
    }

    public long order() {
        return order;
    }

    public PartnerId partner() {
        return partner;
    }

    /** How often the provider has answered that it has no final word. */
    public int answers() {
        return answers;
    }

    public WrappedKeys keys() {
        return keys;
    }

    /** The order's, sealed under its reference key. Not a copy. */
    public byte[] reference() {
        return reference;
    }

    @Override
    public String toString() {
        return "question to " + partner + " [redacted]";
    }

    /**
     * What became of a question that has not brought the final answer.
     *
     * @param answers how often the provider has answered so by now
     * @param due when it is asked again
     */
    public record Again(Question question, int answers, Instant due) {}
}
