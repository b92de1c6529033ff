package org.partnerhub.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as an HTTP partner received it.
 *
 * @param at when it came
 * @param headers by their names in lower case; the values of a repeated one joined by commas
 */
record ReceivedRequest(String at, String method, String path, Map<String, String> headers, String body) {

    static ReceivedRequest of(HttpExchange exchange, Instant at) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new ReceivedRequest(
                at.toString(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Whether it only asks what became of a payment. */
    boolean isQuestion() {
        return method.equals("GET");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<String> idempotencyKey() {
        return header("Idempotency-Key");
    }
}
