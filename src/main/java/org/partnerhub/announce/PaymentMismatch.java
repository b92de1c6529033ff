package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;

/**
 * A verified result that does not match what the hub knows. It changed nothing, and says what differs by name only.
 *
 * @param reported what the provider has reported
 * @param differs such as {@code amount}
 * @param at the provider's time
 * @param verifiedAt when the hub had verified it
 */
public record PaymentMismatch(
        long id,
        Optional<OrderReference> order,
        PartnerId provider,
        String reported,
        List<String> differs,
        Optional<Instant> at,
        Instant verifiedAt)
        implements PaymentAnnouncement {

    public PaymentMismatch {
        differs = List.copyOf(differs);
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data();
        key().ifPresent(text -> data.put("order", text));
        data.put("provider", provider.text()).put("reported", reported);
        differs.forEach(data.putArray("differs")::add);
        at.ifPresent(time -> data.put("at", time.toString()));
        data.put("verifiedAt", verifiedAt.toString());
        return CloudEvent.write("payment-mismatch-" + id, "payment.mismatch", key(), verifiedAt, data);
    }
}
