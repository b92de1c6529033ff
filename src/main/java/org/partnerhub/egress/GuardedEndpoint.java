package org.partnerhub.egress;

import java.util.Map;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * An endpoint that can be sent to only through its gate, and received from as its gate allows. It is no {@code
 * InterceptSendToEndpoint} on purpose: Camel hands out the original behind one of those.
 */
final class GuardedEndpoint implements Endpoint {

    private final Endpoint original;
    private final Gate gate;

    GuardedEndpoint(Endpoint original, Gate gate) {
        this.original = original;
        this.gate = gate;
    }

    @Override
    public Producer createProducer() throws Exception {
        return createAsyncProducer();
    }

    @Override
    public AsyncProducer createAsyncProducer() throws Exception {
        gate.approve(original);
        return new GuardedProducer(this, original, original.createAsyncProducer(), gate);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        gate.approveReceiving(original);
        return original.createConsumer(processor);
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        gate.approveReceiving(original);
        return original.createPollingConsumer();
    }

    @Override
    public String getEndpointUri() {
        return original.getEndpointUri();
    }

    @Override
    public String getEndpointBaseUri() {
        return original.getEndpointBaseUri();
    }

    @Override
    public String getEndpointKey() {
        return original.getEndpointKey();
    }

    @Override
    public ExchangePattern getExchangePattern() {
        return original.getExchangePattern();
    }

    @Override
    public Exchange createExchange() {
        return original.createExchange();
    }

    @Override
    public Exchange createExchange(ExchangePattern pattern) {
        return original.createExchange(pattern);
    }

    @Override
    public void configureExchange(Exchange exchange) {
        original.configureExchange(exchange);
    }

    @Override
    public void setComponent(Component component) {
        original.setComponent(component);
    }

    @Override
    public Component getComponent() {
        return original.getComponent();
    }

    @Override
    public void configureProperties(Map<String, Object> options) {
        original.configureProperties(options);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        original.setCamelContext(context);
    }

    @Override
    public CamelContext getCamelContext() {
        return original.getCamelContext();
    }

    @Override
    public boolean isLenientProperties() {
        return original.isLenientProperties();
    }

    @Override
    public boolean isSingleton() {
        return original.isSingleton();
    }

    @Override
    public boolean isSingletonProducer() {
        return original.isSingletonProducer();
    }

    @Override
    public void start() {
        ServiceHelper.startService(original);
    }

    @Override
    public void stop() {
        ServiceHelper.stopService(original);
    }

    @Override
    public String toString() {
        return original.toString();
    }
}
