package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stripe's way: the header holds the time of signing and signatures, of which one must be right. The secret is used as it
 * stands, prefix and all (<a href="https://docs.stripe.com/webhooks#verify-manually">verify manually</a>).
 */
final class Stripe implements Signing {

    private static final String HEADER = "stripe-signature";
    private static final Pattern ENTRIES = Pattern.compile("[a-z0-9]+=[0-9A-Za-z]+(,[a-z0-9]+=[0-9A-Za-z]+){0,15}");

    private final HexSigning signing;
    private final Window window;

    Stripe(SigningSecrets secrets, Window window) {
        this.signing = new HexSigning(secrets);
        this.window = window;
    }

    @Override
    public void checkSecrets() {
        signing.checkSecrets();
    }

    @Override
    public Genuine verify(CallbackRequest request) {
        String header = request.header(HEADER);
        List<String> times = entries(header, "t=");
        if (!ENTRIES.matcher(header).matches() || times.size() != 1) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MALFORMED);
        }
        String seconds = times.get(0);
        Window.checkShape(seconds);
        signing.check(entries(header, "v1="), (seconds + ".").getBytes(US_ASCII), request.body());
        window.check(seconds);
        return () -> Content.of(request.body(), Optional.empty());
    }

    private static List<String> entries(String header, String key) {
        return Stream.of(header.split(",", -1))
                .filter(entry -> entry.startsWith(key))
                .map(entry -> entry.substring(key.length()))
                .toList();
    }
}
