package org.partnerhub.minimize;

/** Which keys an object has had. One array serves all objects: a key notes the number of the object that had it last. */
final class SeenKeys {

    private final long[] lastObject;
    private long objects;

    SeenKeys(int slots) {
        lastObject = new long[slots];
    }

    /** The number of an object that has had no key yet. */
    long newObject() {
        return ++objects;
    }

    /** Whether the object has this key for the first time. */
    boolean add(long object, Place key) {
        if (lastObject[key.slot()] == object) {
            return false;
        }
        lastObject[key.slot()] = object;
        return true;
    }
}
