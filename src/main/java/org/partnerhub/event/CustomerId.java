package org.partnerhub.event;

/** The number by which the shop knows a customer. Personal data: it prints as {@code [redacted]}. */
public record CustomerId(String text) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
