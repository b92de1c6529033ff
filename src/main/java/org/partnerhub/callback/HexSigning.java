package org.partnerhub.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** What two schemes have in common: HMAC-SHA256 under the text of the secret, written as lower-case hexadecimal digits. */
final class HexSigning {

    private final SigningSecrets secrets;

    HexSigning(SigningSecrets secrets) {
        this.secrets = secrets;
    }

    void checkSecrets() {
        for (SigningSecrets.Named secret : secrets.all()) {
            key(secret);
        }
    }

    /** @throws CallbackFault when none of the signatures is right under any of the secrets */
    void check(List<String> signatures, byte[]... content) {
        boolean signed = false;
        for (SigningSecrets.Named secret : secrets.all()) {
            // compared as text: digits in upper case decode to the same bytes
            String right = HexFormat.of().formatHex(Hmac.sha256(key(secret), content));
            for (String signature : signatures) {
                signed |= MessageDigest.isEqual(right.getBytes(UTF_8), signature.getBytes(UTF_8));
            }
        }
        if (!signed) {
            throw new CallbackFault(RefusalCode.SIGNATURE_WRONG);
        }
    }

    private static byte[] key(SigningSecrets.Named secret) {
        if (secret.text().isBlank() || !secret.text().equals(secret.text().strip())) {
            throw new BadSecretException(secret.name(), "a text without blanks around it");
        }
        return secret.text().getBytes(UTF_8);
    }
}
