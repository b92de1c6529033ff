package org.partnerhub.callback;

import java.util.Base64;
import java.util.List;

/** A key of Standard Webhooks. Its prefix says of which kind it is, so that no public key is ever used as a shared one. */
interface WebhookKey {

    /** Whether one of the entries is the key's signature of the content, whose parts stand one behind the other. */
    boolean signed(List<String> entries, byte[]... content);

    /** @throws BadSecretException when it is of neither kind */
    static WebhookKey of(SigningSecrets.Named secret) {
        return secret.text().startsWith(PublicWebhookKey.PREFIX)
                ? PublicWebhookKey.of(secret)
                : SharedWebhookKey.of(secret);
    }

    /** What stands in Base64 behind the prefix; nothing when it is not written so. */
    static byte[] decode(String secret, String prefix) {
        try {
            return secret.startsWith(prefix)
                    ? Base64.getDecoder().decode(secret.substring(prefix.length()))
                    : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
