package org.partnerhub.delivery;

/** A partner answered that it cannot take the request now. It may later, so the circuit breaker counts it. */
public class PartnerBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    public PartnerBusyException(String message) {
        super(message);
    }
}
