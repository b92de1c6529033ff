package org.partnerhub.payment;

import java.util.Optional;

/** Whether a refund may be asked for. */
public sealed interface RefundAnswer {

    /**
     * The amount is reserved for it.
     *
     * @param providerReference the provider's, of the captured payment; there whenever it was asked for
     */
    record Granted(Optional<String> providerReference) implements RefundAnswer {

        @Override
        public String toString() {
            return "granted [redacted]";
        }
    }

    /** Not yet: the hub has not heard of the capture, or not under which reference the provider keeps the payment. */
    record Early() implements RefundAnswer {}

    /** More is asked for than was captured, and is neither refunded nor reserved; or than ever can be captured. */
    record AboveCaptured() implements RefundAnswer {}

    /** What was captured is of another currency. */
    record OtherCurrency() implements RefundAnswer {}

    /** What is on record of the payment is not what was sealed. */
    record SealBroken() implements RefundAnswer {}
}
