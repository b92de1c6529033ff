package org.partnerhub.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partnerhub.callback.SignedCallback.Way;

/** Verifiers at a time of their own, and requests changed in one header. */
final class Verified {

    private Verified() {}

    static CallbackVerifier verifier(Way way, Instant now) {
        return CallbackVerifier.of(
                Settings.of(way.scheme(), "secret"), name -> way.secret(false), Clock.fixed(now, ZoneOffset.UTC));
    }

    static CallbackVerifier verifier(Way way) {
        return verifier(way, Instant.ofEpochSecond(SignedCallback.NOW));
    }

    static Verdict verify(SignedCallback callback) {
        return verifier(callback.way()).verify(callback.request());
    }

    static Verdict verify(Way way, CallbackRequest request) {
        return verifier(way).verify(request);
    }

    static CallbackRequest with(CallbackRequest request, String header, String... values) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put(header, List.of(values));
        return new CallbackRequest(headers, request.body());
    }

    static CallbackRequest without(CallbackRequest request, String header) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.remove(header);
        return new CallbackRequest(headers, request.body());
    }

    static String header(CallbackRequest request, String name) {
        return request.headers().get(name).get(0);
    }
}
