package org.partnerhub.vault;

import java.util.function.UnaryOperator;

/**
 * Where the keys that wrap all others are kept, outside the database and its backups. A file by default; a key management
 * service can stand in for it.
 */
interface KeyRing {

    boolean exists();

    /**
     * Reads the keys anew.
     *
     * @throws KeyRingException when they cannot be had
     */
    RingKeys read();

    /**
     * Stores the first keys, all or nothing.
     *
     * @throws KeyRingException when there is a ring already, which is never replaced
     */
    void create(RingKeys keys);

    /**
     * Stores what the change makes of the keys as they are now, all or nothing. No other machine changes them in between.
     *
     * @param change may give back what it got, and then nothing is written
     * @throws KeyRingException when they cannot be had, or not be stored
     */
    void change(UnaryOperator<RingKeys> change);

    /** Where it is, for messages. */
    String place();
}
