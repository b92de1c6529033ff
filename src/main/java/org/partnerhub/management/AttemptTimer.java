package org.partnerhub.management;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.partnerhub.contract.Contract;

/** Times what is sent to partners, whatever route sends it: a route of a partner bears its name in front. */
final class AttemptTimer extends EventNotifierSupport {

    private static final Set<String> PARTNER_SCHEMES = Set.of("http", "https", "sftp");

    private final Collection<Contract> contracts;
    private final MeterRegistry meters;

    AttemptTimer(Collection<Contract> contracts, MeterRegistry meters) {
        this.contracts = contracts;
        this.meters = meters;
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
    }

    /** Camel keeps the time only of what a notifier has taken notice of before it was sent. */
    @Override
    public boolean isEnabled(CamelEvent event) {
        if (event instanceof ExchangeSendingEvent sending) {
            return leadsToPartner(sending.getEndpoint());
        }
        return event instanceof ExchangeSentEvent sent && leadsToPartner(sent.getEndpoint());
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSentEvent sent) {
            partnerOf(sent.getExchange()).ifPresent(partner -> meters.timer(
                            "hub.attempts", "partner", partner, "code", codeOf(sent.getExchange()))
                    .record(Duration.ofMillis(sent.getTimeTaken())));
        }
    }

    private static boolean leadsToPartner(Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        return PARTNER_SCHEMES.contains(uri.substring(0, uri.indexOf(':')));
    }

    private Optional<String> partnerOf(Exchange exchange) {
        String route =
                exchange.getUnitOfWork() == null || exchange.getUnitOfWork().getRoute() == null
                        ? exchange.getFromRouteId()
                        : exchange.getUnitOfWork().getRoute().getRouteId();
        return contracts.stream()
                .map(contract -> contract.partner().text())
                .filter(partner -> route != null && route.startsWith(partner + "-"))
                .findFirst();
    }

    /** The partner's status, or how it ended without one. */
    private static String codeOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return "failed";
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return status == null ? "done" : status.toString();
    }
}
