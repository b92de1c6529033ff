package org.partnerhub.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.PartnerId;
import org.springframework.beans.factory.ObjectProvider;

/** What there is at this moment for each partner. A broker of its own shows its queues itself. */
record PartnerGauges(Collection<Contract> contracts, Standing standing, ObjectProvider<EmbeddedActiveMQ> broker)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        contracts.stream()
                .filter(contract -> contract.status().isPresent())
                .map(Contract::partner)
                .forEach(provider -> Gauge.builder("hub.partner.unanswered", standing, now -> now.unansweredBy(provider)
                                .payments())
                        .description("Payments that the provider was asked for in vain so far")
                        .tag("partner", provider.text())
                        .register(meters));
        contracts.stream().map(Contract::partner).forEach(partner -> {
            gauge(meters, "waiting", partner, of -> of.waiting());
            gauge(meters, "parked", partner, of -> of.parked());
            gauge(meters, "withheld", partner, of -> of.withheld());
            TimeGauge.builder("hub.partner.oldest", standing, TimeUnit.MILLISECONDS, now -> now.ageOf(partner)
                            .toMillis())
                    .description("How long the oldest disclosure has waited")
                    .tag("partner", partner.text())
                    .register(meters);
            broker.ifAvailable(embedded -> Gauge.builder("hub.queue.depth", () -> depth(embedded, partner))
                    .description("Bundles in the partner's queue")
                    .tag("partner", partner.text())
                    .register(meters));
        });
    }

    private void gauge(MeterRegistry meters, String what, PartnerId partner, ToDoubleFunction<Standing.Of> value) {
        Gauge.builder("hub.partner." + what, standing, now -> value.applyAsDouble(now.of(partner)))
                .description("Disclosures that are " + what)
                .tag("partner", partner.text())
                .register(meters);
    }

    private static double depth(EmbeddedActiveMQ broker, PartnerId partner) {
        Queue queue = broker.getActiveMQServer().locateQueue("hub." + partner.text());
        return queue == null ? 0 : queue.getMessageCount();
    }
}
