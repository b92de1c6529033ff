package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/** The shared key of Standard Webhooks v1. */
record SharedWebhookKey(byte[] key) implements WebhookKey {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /** The standard asks for 24 bytes, and the example in Svix's own documentation has 18. */
    private static final int LEAST = 16;

    private static final int MOST = 64;

    static SharedWebhookKey of(SigningSecrets.Named secret) {
        byte[] key = WebhookKey.decode(secret.text(), PREFIX);
        if (key.length < LEAST || key.length > MOST) {
            throw new BadSecretException(secret.name(), "whsec_ and 16 to 64 bytes in Base64");
        }
        return new SharedWebhookKey(key);
    }

    @Override
    public boolean signed(List<String> entries, byte[]... content) {
        // compared as text: several texts decode to the same bytes
        String right = VERSION + Base64.getEncoder().encodeToString(Hmac.sha256(key, content));
        boolean signed = false;
        for (String entry : entries) {
            signed |= MessageDigest.isEqual(right.getBytes(US_ASCII), entry.getBytes(US_ASCII));
        }
        return signed;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
