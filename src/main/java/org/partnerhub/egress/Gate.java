package org.partnerhub.egress;

import org.apache.camel.Endpoint;
import org.apache.camel.Message;

/** The rules for one kind of endpoint that can leave the machine. */
interface Gate {

    /**
     * Holds the endpoint itself against the rules, once, before anything is sent to it.
     *
     * @throws EgressRefusedException when it leads elsewhere, or is set up less safely than it must be
     */
    void approve(Endpoint endpoint);

    /**
     * Turns what a route wants to send into what is sent.
     *
     * @param body what the route's message holds
     * @param outgoing the empty message that will be sent; gets the bytes and the headers of the allow-list
     * @throws EgressRefusedException when the body is not what may leave here
     */
    void admit(Endpoint endpoint, Object body, Message outgoing);

    /** Brings back from a partner's answer what the route may know; by default nothing. */
    default void admitAnswer(Message answer, Message incoming) {}
}
