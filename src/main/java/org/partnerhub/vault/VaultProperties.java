package org.partnerhub.vault;

import java.nio.file.Path;
import java.util.Objects;
import org.partnerhub.secrets.Secrets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key ring is and what opens it.
 *
 * @param keyRing the PKCS#12 file, relative to the installation; machines of one hub share it
 * @param passwordSecret the name of the secret that is its password
 */
@ConfigurationProperties("hub.vault")
record VaultProperties(
        @DefaultValue("data/key-ring.p12") Path keyRing,
        @DefaultValue("key-ring") String passwordSecret) {

    VaultProperties {
        Objects.requireNonNull(keyRing, "hub.vault.key-ring");
        if (!Secrets.isName(passwordSecret)) {
            throw new IllegalArgumentException("hub.vault.password-secret is the name of a secret, not its value");
        }
    }
}
