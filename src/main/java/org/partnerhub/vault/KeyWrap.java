package org.partnerhub.vault;

import javax.crypto.AEADBadTagException;

/**
 * Wraps order keys by the keys of epochs. Serves one batch, on one thread, with a cipher that does nothing else: it is
 * prepared for the key of an epoch once, and not for each order anew.
 */
final class KeyWrap {

    private final Epochs epochs;
    private final Seal seal;
    private boolean readAgain;

    KeyWrap(Epochs epochs, Seal seal) {
        this.epochs = epochs;
        this.seal = seal;
    }

    byte[] wrap(KeyKind kind, long order, long epoch, WipeableKey key) {
        return seal.seal(epochKey(epoch), AssociatedData.ofOrderKey(kind, order, epoch), key.material());
    }

    WipeableKey unwrap(KeyKind kind, long order, WrappedKeys keys) {
        byte[] wrapped = keys.of(kind);
        if (wrapped == null) {
            throw new KeyShreddedException(kind, order);
        }
        WipeableKey epochKey = epochKey(keys.epoch());
        try {
            return new WipeableKey(seal.open(epochKey, AssociatedData.ofOrderKey(kind, order, keys.epoch()), wrapped));
        } catch (AEADBadTagException e) {
            throw new SealBrokenException(kind, order, keys.epoch());
        }
    }

    /** The same keys, wrapped by another epoch; what was shredded stays so. */
    WrappedRow anew(WrappedRow row, long epoch) {
        return new WrappedRow(
                row.owner(),
                new WrappedKeys(epoch, anew(KeyKind.CONTENT, row, epoch), anew(KeyKind.REFERENCE, row, epoch)));
    }

    private byte[] anew(KeyKind kind, WrappedRow row, long epoch) {
        if (row.keys().of(kind) == null) {
            return null;
        }
        WipeableKey key = unwrap(kind, row.owner(), row.keys());
        try {
            return wrap(kind, row.owner(), epoch, key);
        } finally {
            key.destroy();
        }
    }

    /** Keeps nothing of the last key in its cipher. */
    void forget() {
        seal.forget();
    }

    private WipeableKey epochKey(long epoch) {
        return epochs.key(epoch)
                .or(() -> {
                    readRingOnce();
                    return epochs.key(epoch);
                })
                .orElseThrow(() -> new UnknownEpochException(epoch));
    }

    /** A batch full of rows of a lost epoch must not read the ring for each. */
    private void readRingOnce() {
        if (!readAgain) {
            readAgain = true;
            epochs.readAgain();
        }
    }
}
