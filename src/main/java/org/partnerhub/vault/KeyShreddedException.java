package org.partnerhub.vault;

/** A key that a deletion has destroyed was asked for: what it sealed is gone for good. */
public final class KeyShreddedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyShreddedException(KeyKind kind, long order) {
        super("key-shredded: the " + kind + " key of order " + order);
    }
}
