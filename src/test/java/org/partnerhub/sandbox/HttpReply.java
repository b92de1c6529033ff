package org.partnerhub.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How an HTTP partner answers one request.
 *
 * @param headers beside {@code Retry-After} and what each answer has
 * @param delay how long it takes over it
 * @param retryAfter when the hub may ask again, as the header {@code Retry-After} says it
 * @param lost whether the connection breaks before the answer
 */
record HttpReply(
        int status,
        Map<String, String> headers,
        String body,
        Duration delay,
        Optional<String> retryAfter,
        boolean lost) {

    static HttpReply of(int status) {
        return new HttpReply(status, Map.of(), "", Duration.ZERO, Optional.empty(), false);
    }

    HttpReply saying(String body) {
        return new HttpReply(status, headers, body, delay, retryAfter, lost);
    }

    HttpReply with(Map<String, String> headers) {
        return new HttpReply(status, headers, body, delay, retryAfter, lost);
    }

    HttpReply after(Duration delay) {
        return new HttpReply(status, headers, body, delay, retryAfter, lost);
    }

    HttpReply retryAfter(String value) {
        return new HttpReply(status, headers, body, delay, Optional.of(value), lost);
    }

    HttpReply thatIsLost() {
        return new HttpReply(status, headers, body, delay, retryAfter, true);
    }
}
