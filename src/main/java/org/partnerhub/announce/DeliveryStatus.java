package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.OrderReference;

/**
 * How a disclosure stands: {@code sent}, {@code not-accepted} by the carrier that has it, {@code waiting} after an attempt
 * that failed, {@code parked}, {@code withheld} or {@code suppressed}.
 *
 * @param id the number of the ledger's entry: the same on every repetition
 * @param order absent once the order is erased
 * @param event the shop's event that caused the disclosure
 * @param reason a code; absent for {@code sent}
 */
public record DeliveryStatus(
        long id,
        Optional<OrderReference> order,
        Optional<EventId> event,
        PartnerId partner,
        DocumentName document,
        String state,
        Optional<String> reason,
        Instant at)
        implements HubEvent {

    static final String TOPIC = "hub.delivery-status";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> key() {
        return order.map(OrderReference::text);
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data();
        key().ifPresent(text -> data.put("order", text));
        event.ifPresent(text -> data.put("event", text.text()));
        data.put("partner", partner.text()).put("document", document.text()).put("state", state);
        reason.ifPresent(text -> data.put("reason", text));
        data.put("at", at.toString());
        return CloudEvent.write("delivery-status-" + id, "delivery.status", key(), at, data);
    }
}
