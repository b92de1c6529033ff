package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which events are of orders that the shop has asked to delete. Events and requests come by two topics: what had not gone out
 * when a request was seen does not go any more, so of these events nobody can foretell whether they do. Safe for many threads.
 */
final class Forgotten {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> orders = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Set<String> askedOrders = new HashSet<>();
    private final Set<String> askedCustomers = new HashSet<>();

    synchronized void see(ShopEvent event) {
        JsonNode data = dataOf(event);
        if (event.topic().equals(KafkaBroker.DELETIONS)) {
            ask(data);
        } else if (event.id().isPresent() && event.order().isPresent()) {
            String order = event.order().get();
            orders.put(event.id().get().text(), order);
            if (data.at("/customer/id").isTextual()) {
                customers.put(order, data.at("/customer/id").textValue());
            }
        }
    }

    /** Whether the event is of such an order. */
    synchronized boolean isOf(String event) {
        return orders.containsKey(event) && isForgotten(orders.get(event));
    }

    /** Whether the order may be deleted, or may not come in any more. */
    synchronized boolean isForgotten(String order) {
        return askedOrders.contains(order)
                || customers.containsKey(order) && askedCustomers.contains(customers.get(order));
    }

    private void ask(JsonNode data) {
        if (!data.path("verifiedAt").isTextual()) {
            return;
        }
        if (data.path("orders").isArray()) {
            data.path("orders").forEach(order -> askedOrders.add(order.asText()));
        } else {
            askedCustomers.add(data.path("customerId").asText());
        }
    }

    private static JsonNode dataOf(ShopEvent event) {
        try {
            return JSON.readTree(event.line()).path("data");
        } catch (IOException malformed) {
            return JSON.missingNode();
        }
    }
}
