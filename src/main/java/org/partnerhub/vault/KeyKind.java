package org.partnerhub.vault;

/** The two keys of an order, named for what they seal; a deletion destroys them at different times. */
public enum KeyKind {
    /** Seals disclosures, wherever they wait. Destroyed as soon as a deletion stands. */
    CONTENT(1),
    /** Seals the order's and the provider's references. Destroyed when the last notice has its final answer. */
    REFERENCE(2);

    private final byte code;

    KeyKind(int code) {
        this.code = (byte) code;
    }

    /** Part of what is authenticated: never changes, whatever becomes of the names and their order. */
    byte code() {
        return code;
    }
}
