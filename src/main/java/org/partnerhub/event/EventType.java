package org.partnerhub.event;

import java.util.Optional;
import java.util.stream.Stream;

/** The CloudEvents types that the shop publishes. */
public enum EventType {
    ORDER_PLACED("order.placed"),
    ORDER_AMENDED("order.amended"),
    ORDER_SHIPPED("order.shipped"),
    ORDER_CANCELLED("order.cancelled"),
    ORDER_CLOSED("order.closed"),
    REFUND_REQUESTED("refund.requested"),
    DELETION_REQUESTED("deletion.requested");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The value of the CloudEvents attribute {@code type}. */
    public String text() {
        return text;
    }

    /**
     * Whether the event holds the whole order, so that its own fields say which partners it concerns. Every other order
     * event goes to the partners that already hold the order.
     */
    public boolean carriesOrder() {
        return this == ORDER_PLACED || this == ORDER_AMENDED;
    }

    public static Optional<EventType> of(String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
