package org.partnerhub.announce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;

/**
 * What a payment has become, by a result that the hub has verified and matched.
 *
 * @param state as in the table of {@code payment.PaymentState}
 * @param figures absent once the order is erased
 * @param at the provider's time
 * @param verifiedAt when the hub had verified it
 */
public record PaymentResult(
        long id,
        Optional<OrderReference> order,
        PartnerId provider,
        String state,
        Optional<Figures> figures,
        Optional<Instant> at,
        Instant verifiedAt)
        implements PaymentAnnouncement {

    /**
     * What the provider has reported.
     *
     * @param amount of this result, in minor units: of a refund, that refund alone
     * @param refunded in minor units: all that has been refunded so far
     * @param reference the provider's reference of the payment
     */
    public record Figures(long amount, String currency, long refunded, Optional<String> reference) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    @Override
    public String toJson() {
        ObjectNode data = CloudEvent.data();
        key().ifPresent(text -> data.put("order", text));
        data.put("provider", provider.text());
        figures.flatMap(Figures::reference).ifPresent(text -> data.put("providerReference", text));
        data.put("state", state);
        figures.ifPresent(known -> data.put("amount", known.amount())
                .put("currency", known.currency())
                .put("refunded", known.refunded()));
        at.ifPresent(time -> data.put("at", time.toString()));
        data.put("verifiedAt", verifiedAt.toString());
        return CloudEvent.write("payment-result-" + id, "payment.result", key(), verifiedAt, data);
    }
}
