package org.partnerhub.vault;

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

    /** Where it is, for messages. */
    String place();
}
