package org.partnerhub.minimize;

import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;

/**
 * One document, built for one partner from one event by its contract. It can be made only in this package. It holds
 * personal values, so it prints without them.
 */
public final class Disclosure {

    private final Contract contract;
    private final Document document;
    private final byte[] content;
    private final byte[] fields;
    private final int rows;

    Disclosure(Contract contract, Document document, byte[] content, byte[] fields, int rows) {
        this.contract = contract;
        this.document = document;
        this.content = content;
        this.fields = fields;
        this.rows = rows;
    }

    public Contract contract() {
        return contract;
    }

    public Document document() {
        return document;
    }

    /**
     * The document as JSON (UTF-8), with {@code null} for what the hub supplies when it goes. Not a copy, and not to be
     * changed: a failed step seals it again.
     */
    public byte[] content() {
        return content;
    }

    /** Which of the document's fields it holds when it goes: bit {@code i} (little-endian) stands for {@code document().fields().get(i)}. */
    public byte[] fields() {
        return fields;
    }

    /** How many rows of a manifest it will take. */
    public int rows() {
        return rows;
    }

    @Override
    public String toString() {
        return contract.partner() + "/" + document.name() + " [redacted]";
    }
}
