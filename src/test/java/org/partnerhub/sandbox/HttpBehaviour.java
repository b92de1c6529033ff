package org.partnerhub.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What an HTTP partner does with a request that has proved itself. */
@FunctionalInterface
interface HttpBehaviour {

    /** Accepts what comes under an idempotency key, and gives the same reference to what comes under it again. */
    HttpBehaviour ACCEPTS = request -> request.idempotencyKey()
            .map(key -> HttpReply.of(201).saying("{\"pspReference\":\"PSP-" + referenceFor(key) + "\"}"))
            .orElse(HttpReply.of(400).saying("{\"error\":\"idempotency-key-required\"}"));

    HttpReply reply(ReceivedRequest request);

    private static UUID referenceFor(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
