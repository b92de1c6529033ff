package org.partnerhub.deletion;

/** Kafka cannot be asked about the topic of orders now. */
final class OrderTopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrderTopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
