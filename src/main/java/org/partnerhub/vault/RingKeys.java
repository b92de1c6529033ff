package org.partnerhub.vault;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a key ring holds: the key of each epoch, and the key of pseudonyms, which lasts. */
record RingKeys(Map<Long, WipeableKey> epochs, WipeableKey pseudonym) {

    static final long FIRST_EPOCH = 1;

    RingKeys {
        epochs = Map.copyOf(epochs);
        Objects.requireNonNull(pseudonym, "pseudonym");
    }

    static RingKeys first(SecureRandom random) {
        return new RingKeys(Map.of(FIRST_EPOCH, WipeableKey.random(random)), WipeableKey.random(random));
    }

    Optional<WipeableKey> epoch(long id) {
        return Optional.ofNullable(epochs.get(id));
    }

    RingKeys with(long epoch, WipeableKey key) {
        Map<Long, WipeableKey> more = new HashMap<>(epochs);
        more.put(epoch, key);
        return new RingKeys(more, pseudonym);
    }

    /** The same, if it has none of them. */
    RingKeys without(Collection<Long> destroyed) {
        Map<Long, WipeableKey> fewer = new HashMap<>(epochs);
        return fewer.keySet().removeAll(destroyed) ? new RingKeys(fewer, pseudonym) : this;
    }
}
