package org.partnerhub.sandbox;

import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.partnerhub.vault.KeyKind;

/**
 * A key that can be had of a hub's files and its ring.
 *
 * @param use absent for a key of the ring
 */
record SurvivingKey(String name, Optional<Use> use, SecretKey key) {

    /**
     * What an order's key is for.
     *
     * @param owner the number of the order, or of the payment's result that has a key of its own
     */
    record Use(KeyKind kind, long owner) {}

    static SurvivingKey ofRing(String name, SecretKey key) {
        return new SurvivingKey(name, Optional.empty(), key);
    }

    static SurvivingKey ofOrder(Use use, SecretKey key) {
        return new SurvivingKey(
                use.kind().name().toLowerCase(Locale.ROOT) + " key of " + use.owner(), Optional.of(use), key);
    }

    @Override
    public String toString() {
        return name;
    }
}
