package org.partnerhub.answers;

/** A file is no answer that can be taken. Says why, and nothing that stands in it. */
final class FaultyAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    FaultyAnswerException(Fault fault) {
        super(fault.text());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
