package org.partnerhub.vault;

/** Sealed bytes that were altered, cut, or sealed for something else. It tells whose they should be, not what they hold. */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBrokenException(KeyKind kind, Binding binding) {
        super("seal-broken: " + kind + ", partner '" + binding.partner() + "', order " + binding.order()
                + ", disclosure " + binding.disclosure());
    }

    SealBrokenException(KeyKind kind, long order, long epoch) {
        super("seal-broken: the " + kind + " key of order " + order + ", wrapped in epoch " + epoch);
    }
}
