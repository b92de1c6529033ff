package org.partnerhub.announce;

import java.util.Optional;
import org.partnerhub.event.OrderReference;

/**
 * What the hub tells of a payment: what it has become, that what its provider has reported does not match, or that nothing
 * was heard of it.
 */
public sealed interface PaymentAnnouncement extends HubEvent permits PaymentResult, PaymentMismatch, PaymentUnanswered {

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
