package org.partnerhub.egress;

import java.io.IOException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Sends an exchange of its own, which the gate has filled, in place of the route's. Headers and properties of the route
 * never reach the component, and of the answer only what the gate admits reaches the route.
 */
final class GuardedProducer extends DefaultAsyncProducer {

    private final Endpoint original;
    private final AsyncProducer producer;
    private final Gate gate;

    GuardedProducer(Endpoint guarded, Endpoint original, AsyncProducer producer, Gate gate) {
        super(guarded);
        this.original = original;
        this.producer = producer;
        this.gate = gate;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Exchange outgoing = original.createExchange(ExchangePattern.InOnly);
        try {
            gate.admit(original, exchange.getMessage().getBody(), outgoing.getMessage());
        } catch (RuntimeException fault) {
            // refused, or a secret is missing; an asynchronous producer may not throw
            exchange.setException(fault);
            callback.done(true);
            return true;
        }
        return producer.process(outgoing, doneSync -> {
            if (outgoing.getException() != null) {
                exchange.setException(outgoing.getException());
            } else {
                admitAnswer(outgoing, exchange);
            }
            callback.done(doneSync);
        });
    }

    private void admitAnswer(Exchange outgoing, Exchange exchange) {
        try {
            gate.admitAnswer(original, outgoing.getMessage(), exchange.getMessage());
        } catch (IOException | RuntimeException fault) {
            exchange.setException(fault);
        }
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer);
    }
}
