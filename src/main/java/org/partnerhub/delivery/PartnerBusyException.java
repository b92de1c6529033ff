package org.partnerhub.delivery;

/**
 * A partner answered that it cannot take the request now. It may later, so the circuit breaker counts it. What the answer
 * says travels in here, because a circuit breaker works on a copy of the exchange and drops it on failure.
 */
public class PartnerBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String retryAfter;

    public PartnerBusyException(String retryAfter) {
        super("the partner cannot take the request now");
        this.retryAfter = retryAfter;
    }

    /** As the partner wrote it; null when it did not. */
    public String retryAfter() {
        return retryAfter;
    }
}
