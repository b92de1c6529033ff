package org.partnerhub.routes;

import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.partnerhub.contract.Catalog;
import org.partnerhub.delivery.Delivery;
import org.partnerhub.egress.GuardFixture;
import org.partnerhub.inquiry.Inquiries;
import org.partnerhub.notice.HttpNotices;
import org.partnerhub.outbox.Bundle;
import org.partnerhub.outbox.BundleConverter;
import org.partnerhub.secrets.Secrets;

/**
 * {@code routes/templates/http-request.camel.yaml} and {@code http-notice} for the partners of a catalog, with a real guard. The queue is replaced
 * by a direct call, so that a bundle has been dealt with when the call returns.
 */
final class RequestRoutes implements AutoCloseable {

    private final DefaultCamelContext camel = newContext();
    private final ProducerTemplate queue;

    RequestRoutes(Catalog catalog, Delivery delivery, HttpNotices notices, Path secrets) throws Exception {
        GuardFixture.guard(catalog, new Secrets(secrets)).beforeApplicationStart(camel);
        camel.getRegistry().bind("delivery", delivery);
        camel.getRegistry().bind("httpNotices", notices);
        camel.getRegistry().bind("inquiries", mock(Inquiries.class));
        load("routes/errors.camel.yaml");
        load("routes/templates/http-request.camel.yaml");
        load("routes/templates/http-notice.camel.yaml");
        load("routes/templates/http-status.camel.yaml");
        new PartnerRoutes(catalog, new TemplateParameters(new Secrets(secrets))).beforeApplicationStart(camel);
        camel.start();
        queue = camel.createProducerTemplate();
    }

    void deliver(Bundle bundle) {
        queue.sendBody("jms:queue:" + bundle.queue(), bundle);
    }

    DefaultCamelContext camel() {
        return camel;
    }

    @Override
    public void close() {
        camel.stop();
    }

    private static DefaultCamelContext newContext() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("jms", new DirectComponent());
        context.addComponent("http", ShippedSettings.applyTo(context, "http", new HttpComponent()));
        context.getTypeConverterRegistry().addTypeConverters(new BundleConverter());
        return context;
    }

    private void load(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
    }
}
