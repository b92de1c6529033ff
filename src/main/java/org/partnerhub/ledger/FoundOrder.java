package org.partnerhub.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * An order that a request may be of.
 *
 * @param listed the hash under which the request lists it; absent when it is one of all of the customer's
 * @param isTheirs whether it is of the customer who asks, or of nobody that the hub knows
 * @param isOver whether the order is closed, or counts as closed
 */
public record FoundOrder(
        long request,
        String requestId,
        boolean guardian,
        long order,
        Optional<UUID> listed,
        boolean isTheirs,
        boolean isOver) {}
