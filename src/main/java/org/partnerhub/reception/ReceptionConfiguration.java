package org.partnerhub.reception;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.partnerhub.callback.CallbackVerifier;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.payment.Payments;
import org.partnerhub.secrets.Secrets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.WebRequest;

/** The bean that {@code routes/payment-callback.camel.yaml} names, and what stands in front of it. */
@Configuration(proxyBeanMethods = false)
class ReceptionConfiguration {

    @Bean
    Callbacks callbacks(Catalog catalog, Secrets secrets, Payments payments, MeterRegistry meters, Clock clock) {
        Map<PartnerId, CallbackVerifier> verifiers = new HashMap<>();
        catalog.contracts().forEach(contract -> contract.callback()
                .ifPresent(callback ->
                        verifiers.put(contract.partner(), CallbackVerifier.of(callback, secrets::text, clock))));
        // a secret that is missing or wrong must not be found out by a provider
        verifiers.values().forEach(CallbackVerifier::checkSecrets);
        return new Callbacks(verifiers, payments, meters, clock);
    }

    @Bean
    FilterRegistrationBean<CallbackFilter> callbackFilter() {
        FilterRegistrationBean<CallbackFilter> filter = new FilterRegistrationBean<>(new CallbackFilter());
        filter.addUrlPatterns("/callbacks/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** An answer that says nothing but its status. */
    @Bean
    ErrorAttributes silentErrors() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                return Map.of();
            }
        };
    }

    @Bean
    SmartInitializingSingleton plainOnLoopbackOnly(ServerProperties server) {
        return () -> {
            InetAddress address = server.getAddress();
            boolean isOpen = server.getPort() == null || server.getPort() >= 0;
            boolean isLoopback = address != null && address.isLoopbackAddress();
            boolean isTls = server.getSsl() != null && server.getSsl().isEnabled();
            if (isOpen && !isLoopback && !isTls) {
                throw new IllegalStateException(
                        "server.address is not of this machine alone, and server.ssl is not set:"
                                + " callbacks are served over TLS, or on loopback behind something that does");
            }
        };
    }
}
