package org.partnerhub.vault;

import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/**
 * A value in the database that only the right ring can have made: an empty text, sealed under the epoch's key and bound to
 * the pseudonym key. It finds out a ring that opens with its password but belongs to another installation.
 */
final class EpochCheck {

    private static final byte[] NOTHING = {};

    private EpochCheck() {}

    static byte[] of(long epoch, Tier tier, RingKeys keys, SecureRandom random) {
        return new Seal(random).seal(keys.epoch(epoch).orElseThrow(), associated(epoch, tier, keys), NOTHING);
    }

    static boolean holds(Epoch epoch, RingKeys keys, SecureRandom random) {
        WipeableKey key = keys.epoch(epoch.id()).orElseThrow();
        try {
            new Seal(random).open(key, associated(epoch.id(), epoch.tier(), keys), epoch.check());
            return true;
        } catch (AEADBadTagException e) {
            return false;
        }
    }

    private static byte[] associated(long epoch, Tier tier, RingKeys keys) {
        return AssociatedData.ofEpochCheck(epoch, tier.text(), new Pseudonyms(keys.pseudonym()).keyDigest());
    }
}
