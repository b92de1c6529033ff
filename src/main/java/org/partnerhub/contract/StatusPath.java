package org.partnerhub.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import org.partnerhub.event.OrderReference;

/**
 * The path of a payment below the address of the contract's connection.
 *
 * @param text with {@value #PLACEHOLDER} as one of its segments, or more
 */
public record StatusPath(String text) {

    /** What the hub still knows of an order when it asks, and the provider knows too. */
    static final String PLACEHOLDER = "{order.reference}";

    /**
     * The path of one order's payment: whatever the reference holds stays within its segment (RFC 3986, 3.3). Absent for a
     * reference that every reader of a path takes for something else, encoded or not.
     */
    public Optional<String> of(OrderReference order) {
        if (order.text().matches("\\.{0,2}")) {
            return Optional.empty();
        }
        // the encoder is for forms, where a blank is a plus
        String segment =
                URLEncoder.encode(order.text(), UTF_8).replace("+", "%20").replace("*", "%2A");
        return Optional.of(text.replace(PLACEHOLDER, segment));
    }
}
