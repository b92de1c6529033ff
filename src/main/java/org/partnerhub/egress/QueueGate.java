package org.partnerhub.egress;

import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.partnerhub.outbox.Bundle;

/** Lets sealed bundles into the queue of their partner. */
final class QueueGate implements Gate {

    @Override
    public void approve(Endpoint endpoint) {
        EndpointAddress.of(endpoint).allowOptions(Set.of());
    }

    @Override
    public void approveReceiving(Endpoint endpoint) {
        approve(endpoint);
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        if (!(body instanceof Bundle bundle)) {
            throw new EgressRefusedException("only a bundle of sealed disclosures may be queued");
        }
        if (!EndpointAddress.of(endpoint).name().equals("queue:" + bundle.queue())) {
            throw new EgressRefusedException(
                    "a bundle for " + bundle.partner() + " may go only to the queue " + bundle.queue());
        }
        outgoing.setBody(bundle.toBytes());
    }
}
