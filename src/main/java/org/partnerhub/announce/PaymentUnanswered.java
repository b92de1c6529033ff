package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;

/**
 * A payment of which its provider has told nothing, posted or asked. It may yet: the hub goes on asking.
 *
 * @param since when the provider was asked to take it
 * @param at when the hub had waited long enough
 */
public record PaymentUnanswered(long id, Optional<OrderReference> order, PartnerId provider, Instant since, Instant at)
        implements PaymentAnnouncement {

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data();
        key().ifPresent(text -> data.put("order", text));
        data.put("provider", provider.text()).put("since", since.toString());
        return CloudEvent.write("payment-unanswered-" + id, "payment.unanswered", key(), at, data);
    }
}
