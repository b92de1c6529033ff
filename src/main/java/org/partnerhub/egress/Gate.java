package org.partnerhub.egress;

import java.io.IOException;
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
     * Holds an endpoint against the rules before anything is received from it: whoever asks tells something by what he
     * asks for, and where. By default nothing may be received.
     *
     * @throws EgressRefusedException when it may not be received from
     */
    default void approveReceiving(Endpoint endpoint) {
        throw new EgressRefusedException(
                "nothing may be received from an endpoint of this kind: asking tells something");
    }

    /**
     * Turns what a route wants to send into what is sent.
     *
     * @param body what the route's message holds
     * @param outgoing the empty message that will be sent; gets the bytes and the headers of the allow-list
     * @throws EgressRefusedException when the body is not what may leave here
     */
    void admit(Endpoint endpoint, Object body, Message outgoing);

    /**
     * Brings back from a partner's answer what the route may know; by default nothing.
     *
     * @param incoming the route's message, which still holds what was sent
     * @throws IOException when the answer breaks off
     */
    default void admitAnswer(Endpoint endpoint, Message answer, Message incoming) throws IOException {}
}
