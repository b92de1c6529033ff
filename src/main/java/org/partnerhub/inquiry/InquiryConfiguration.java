package org.partnerhub.inquiry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.payment.PaymentProperties;
import org.partnerhub.payment.Payments;
import org.partnerhub.payment.Unanswered;
import org.partnerhub.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that {@code routes/templates/http-status.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
class InquiryConfiguration {

    @Bean
    Inquiries inquiries(
            Catalog catalog,
            PaymentProperties properties,
            Payments payments,
            Unanswered unanswered,
            Vault vault,
            MeterRegistry meters,
            Clock clock) {
        Map<PartnerId, Provider> providers = catalog.contracts().stream()
                .filter(contract -> contract.status().isPresent())
                .map(contract -> new Provider(contract, properties.asking(), clock, RandomGenerator.getDefault()))
                .collect(Collectors.toMap(Provider::partner, provider -> provider));
        Report report = new Report(meters);
        return new Inquiries(providers, unanswered, new Answers(payments, report, clock), report, vault, clock);
    }
}
