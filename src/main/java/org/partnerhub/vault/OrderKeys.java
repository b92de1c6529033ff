package org.partnerhub.vault;

/** One order's keys in a session: as they are stored, and those that are unwrapped. */
final class OrderKeys {

    private final WrappedKeys wrapped;
    private WipeableKey content;
    private WipeableKey reference;

    OrderKeys(WrappedKeys wrapped) {
        this(wrapped, null, null);
    }

    OrderKeys(WrappedKeys wrapped, WipeableKey content, WipeableKey reference) {
        this.wrapped = wrapped;
        this.content = content;
        this.reference = reference;
    }

    /** The same keys, as they are stored from now on. */
    OrderKeys wrappedAs(WrappedKeys anew) {
        return new OrderKeys(anew, content, reference);
    }

    WrappedKeys wrapped() {
        return wrapped;
    }

    WipeableKey unwrapped(KeyKind kind) {
        return switch (kind) {
            case CONTENT -> content;
            case REFERENCE -> reference;
        };
    }

    WipeableKey keep(KeyKind kind, WipeableKey key) {
        switch (kind) {
            case CONTENT -> content = key;
            case REFERENCE -> reference = key;
        }
        return key;
    }

    void wipe() {
        wipe(content);
        wipe(reference);
    }

    private static void wipe(WipeableKey key) {
        if (key != null) {
            key.destroy();
        }
    }
}
