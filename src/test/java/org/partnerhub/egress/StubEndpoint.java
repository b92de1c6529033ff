package org.partnerhub.egress;

import org.apache.camel.Consumer;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint of which only the address matters. */
final class StubEndpoint extends DefaultEndpoint {

    StubEndpoint(String uri) {
        setEndpointUri(uri);
        setCamelContext(new DefaultCamelContext());
    }

    /** The empty message that a gate fills. */
    Message outgoing() {
        return createExchange().getMessage();
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException();
    }
}
