package org.partnerhub.vault;

/**
 * The keys of an order as they are stored: sealed under an epoch key. The arrays are not copied.
 *
 * @param epoch the epoch whose key wraps them
 * @param content the wrapped content key, or null when it was shredded
 * @param reference the wrapped reference key, or null when it was shredded
 */
public record WrappedKeys(long epoch, byte[] content, byte[] reference) {

    byte[] of(KeyKind kind) {
        return switch (kind) {
            case CONTENT -> content;
            case REFERENCE -> reference;
        };
    }

    @Override
    public String toString() {
        return "WrappedKeys[epoch=" + epoch + ", content=" + shown(content) + ", reference=" + shown(reference) + "]";
    }

    private static String shown(byte[] key) {
        return key == null ? "shredded" : "[redacted]";
    }
}
