package org.partnerhub.callback;

import java.util.List;
import java.util.Optional;

/** The HMAC of the body behind {@code sha256=} in a header, as GitHub writes it; a time is not signed. */
final class Sha256 implements Signing {

    private static final String PREFIX = "sha256=";

    private final HexSigning signing;
    private final String header;

    Sha256(SigningSecrets secrets, String header) {
        this.signing = new HexSigning(secrets);
        this.header = header;
    }

    @Override
    public void checkSecrets() {
        signing.checkSecrets();
    }

    @Override
    public Genuine verify(CallbackRequest request) {
        String signature = request.header(header);
        if (!signature.startsWith(PREFIX)) {
            throw new CallbackFault(RefusalCode.SIGNATURE_MALFORMED);
        }
        signing.check(List.of(signature.substring(PREFIX.length())), request.body());
        return () -> Content.of(request.body(), Optional.empty());
    }
}
