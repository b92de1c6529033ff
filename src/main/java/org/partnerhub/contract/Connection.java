package org.partnerhub.contract;

import java.net.URI;
import java.util.Optional;

/**
 * Where the partner is and how the hub proves who it is; secrets by name.
 *
 * @param user the account at an SFTP server
 * @param key the secret with the private key for it
 * @param hostKey the secret with the server's public key, the only one that is accepted
 * @param inbox the folder that manifests go to
 * @param outbox the folder that answers are read from
 * @param authorization how requests over HTTP are authorized
 */
public record Connection(
        URI uri,
        Optional<String> user,
        Optional<String> key,
        Optional<String> hostKey,
        Optional<String> inbox,
        Optional<String> outbox,
        Optional<Authorization> authorization) {

    /**
     * A header that carries a secret.
     *
     * @param header the header's name
     * @param prefix what stands before the secret, as {@code "Bearer "}; may be empty
     * @param secret the secret's name
     */
    public record Authorization(String header, String prefix, String secret) {}
}
