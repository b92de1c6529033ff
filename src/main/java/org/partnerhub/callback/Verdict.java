package org.partnerhub.callback;

import java.util.List;
import java.util.Optional;

/** What became of a callback. */
public sealed interface Verdict {

    /**
     * It is the provider's.
     *
     * @param results none when it is about nothing of interest
     * @param cardNumbersAt where it holds what looks like a card number, outside of references: JSON paths in which each
     *     name that the contract does not know is a {@code *}
     */
    record Genuine(List<PaymentResult> results, List<String> cardNumbersAt) implements Verdict {

        public Genuine {
            results = List.copyOf(results);
            cardNumbersAt = List.copyOf(cardNumbersAt);
        }
    }

    /**
     * It is the provider's, but not what the contract says. That is for a person to mend, so the provider should be let
     * send it again.
     *
     * @param key the key below {@code result} whose value is missing or wrong, if it is one
     * @param cardNumbersAt as in {@link Genuine}
     */
    record Unreadable(RefusalCode code, Optional<String> key, List<String> cardNumbersAt) implements Verdict {

        public Unreadable {
            cardNumbersAt = List.copyOf(cardNumbersAt);
        }
    }

    /** Nothing says that it is the provider's. */
    record Refused(RefusalCode code) implements Verdict {}
}
