package org.partnerhub.egress;

/** Something was about to leave that may not. The message tells the rule that was broken, never what was sent. */
public class EgressRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EgressRefusedException(String rule) {
        super(rule);
    }
}
