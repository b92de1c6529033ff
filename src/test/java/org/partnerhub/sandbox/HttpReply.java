package org.partnerhub.sandbox;

import java.time.Duration;
import java.util.Optional;

/**
 * How an HTTP partner answers one request.
 *
 * @param delay how long it takes over it
 * @param retryAfter when the hub may ask again, as the header {@code Retry-After} says it
 * @param lost whether the connection breaks before the answer
 */
record HttpReply(int status, String body, Duration delay, Optional<String> retryAfter, boolean lost) {

    static HttpReply of(int status) {
        return new HttpReply(status, "", Duration.ZERO, Optional.empty(), false);
    }

    HttpReply saying(String body) {
        return new HttpReply(status, body, delay, retryAfter, lost);
    }

    HttpReply after(Duration delay) {
        return new HttpReply(status, body, delay, retryAfter, lost);
    }

    HttpReply retryAfter(String value) {
        return new HttpReply(status, body, delay, Optional.of(value), lost);
    }

    HttpReply thatIsLost() {
        return new HttpReply(status, body, delay, retryAfter, true);
    }
}
