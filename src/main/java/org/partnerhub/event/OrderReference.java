package org.partnerhub.event;

/** The number by which the shop and its partners know an order. Personal data: it prints as {@code [redacted]}. */
public record OrderReference(String text) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
