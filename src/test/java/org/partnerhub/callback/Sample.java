package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.partnerhub.callback.Mutation.Forgery;
import org.partnerhub.callback.SignedCallback.Way;

/** A genuine callback in its parts, with two of its kind: one about another event, and one signed by another provider. */
record Sample(Way way, CallbackRequest request, Sample ofAnotherEvent, Sample byAnother) {

    private static final List<String> SIGNED_BY_ADYEN =
            List.of("5980", "8536214160615591", "AUTHORISATION", "true", "SO-2026-000123", "ExampleShop", "EUR");

    static Sample of(Way way) {
        SignedCallback callback = SignedCallback.by(way);
        SignedCallback other = way == Way.ADYEN
                ? callback
                : callback.replacing("evt_81", "evt_82").replacing("5980", "5981");
        Sample another = new Sample(way, callback.request(true), null, null);
        Sample otherEvent = way == Way.ADYEN ? another : new Sample(way, other.request(), null, null);
        return new Sample(way, callback.request(), otherEvent, another);
    }

    byte[] body() {
        return request.body();
    }

    Map<String, List<String>> headers() {
        return request.headers();
    }

    String header(String name) {
        return Verified.header(request, name);
    }

    String anyHeader(Random random) {
        List<String> names = List.copyOf(new TreeMap<>(headers()).keySet());
        return names.get(random.nextInt(names.size()));
    }

    /** Somewhere in what is signed: at Adyen, in one of the values or in the signature beside them. */
    int signedPosition(Random random) {
        if (way != Way.ADYEN) {
            return random.nextInt(body().length);
        }
        String body = new String(body(), UTF_8);
        String part =
                random.nextInt(4) == 0 ? signature() : SIGNED_BY_ADYEN.get(random.nextInt(SIGNED_BY_ADYEN.size()));
        // not before it, where a blank would change nothing
        return body.indexOf(part) + 1 + random.nextInt(part.length() - 1);
    }

    String signature() {
        return switch (way) {
            case V1, V1A -> header("webhook-signature");
            case STRIPE -> header("stripe-signature");
            case SHA256 -> header("x-signature");
            case ADYEN -> signatureInBody();
        };
    }

    private String signatureInBody() {
        String body = new String(body(), UTF_8);
        int start = body.indexOf("hmacSignature") + "hmacSignature\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    Forgery withSignature(String signature) {
        return switch (way) {
            case V1, V1A -> withHeader("webhook-signature", signature);
            case STRIPE -> withHeader("stripe-signature", signature);
            case SHA256 -> withHeader("x-signature", signature);
            case ADYEN ->
                withBody(new String(body(), UTF_8)
                        .replace(
                                signatureInBody(),
                                signature.replace("\r", "\\r").replace("\n", "\\n"))
                        .getBytes(UTF_8));
        };
    }

    Forgery withHeader(String name, String... values) {
        return now(values.length == 0 ? Verified.without(request, name) : Verified.with(request, name, values));
    }

    Forgery withBody(byte[] changed) {
        return now(new CallbackRequest(headers(), changed));
    }

    Forgery at(Instant time) {
        return new Forgery(request, time);
    }

    private static Forgery now(CallbackRequest request) {
        return new Forgery(request, Instant.ofEpochSecond(SignedCallback.NOW));
    }
}
