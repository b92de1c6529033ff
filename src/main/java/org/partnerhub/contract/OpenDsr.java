package org.partnerhub.contract;

import java.util.Optional;

/**
 * A partner that takes requests for erasure as OpenDSR 2.0 says, and signs what it answers.
 *
 * @param path below the connection's address: what stands before {@code /requests}; may be empty
 * @param domain whose signature counts: the partner's, as its certificate says
 * @param certificate the secret with the certificate that is pinned, in PEM; two while the partner changes it
 * @param identity as what kind of identity the partner knows an order's reference
 * @param extension as what the partner's extension has an order's reference
 */
public record OpenDsr(
        String path, String domain, String certificate, Optional<String> identity, Optional<String> extension) {

    /** Whose signature an answer or a callback has. */
    public static final String DOMAIN_HEADER = "X-OpenDSR-Processor-Domain";

    /** The signature of an answer or a callback: SHA-256 with RSA over the body's bytes, in Base64. */
    public static final String SIGNATURE_HEADER = "X-OpenDSR-Signature";

    public OpenDsr {
        if (identity.isEmpty() && extension.isEmpty()) {
            throw new IllegalArgumentException("nothing says which order it is");
        }
    }

    /** Where requests are made; each is found below it by its id. */
    public String requests() {
        return path + "/requests";
    }
}
