package org.partnerhub.announce;

import java.util.Optional;
import org.partnerhub.event.OrderReference;

/** What the hub tells of a payment: what it has become, or that what its provider has reported does not match. */
public sealed interface PaymentAnnouncement extends HubEvent permits PaymentResult, PaymentMismatch {

    String TOPIC = "hub.payment-results";

    /** The number of the entry that it tells: the same on every repetition. */
    long id();

    /** Absent when the hub knows no such order, or it is erased. */
    Optional<OrderReference> order();

    @Override
    default String topic() {
        return TOPIC;
    }

    @Override
    default Optional<String> key() {
        return order().map(OrderReference::text);
    }
}
