package org.partnerhub.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.partnerhub.secrets.Secrets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key ring is and what opens it, and how long its keys live.
 *
 * @param keyRing the PKCS#12 file, relative to the installation; machines of one hub share it
 * @param passwordSecret the name of the secret that is its password
 * @param export the file of surviving wrapped keys, which a restore needs; machines of one hub share it
 * @param turnEvery how long an epoch is current, unless a person turns it sooner
 * @param longestTransaction longer than any transaction takes: for as long an epoch retires at least, and is ending
 */
@ConfigurationProperties("hub.vault")
record VaultProperties(
        @DefaultValue("data/key-ring.p12") Path keyRing,
        @DefaultValue("key-ring") String passwordSecret,
        @DefaultValue("data/vault-export") Path export,
        @DefaultValue("P1D") Duration turnEvery,
        @DefaultValue("PT10M") Duration longestTransaction) {

    VaultProperties {
        Objects.requireNonNull(keyRing, "hub.vault.key-ring");
        if (!Secrets.isName(passwordSecret)) {
            throw new IllegalArgumentException("hub.vault.password-secret is the name of a secret, not its value");
        }
        Objects.requireNonNull(export, "hub.vault.export");
        if (turnEvery.isNegative() || turnEvery.isZero()) {
            throw new IllegalArgumentException("hub.vault.turn-every must be above zero");
        }
        if (longestTransaction.isNegative() || longestTransaction.isZero()) {
            throw new IllegalArgumentException("hub.vault.longest-transaction must be above zero");
        }
    }
}
