package org.partnerhub.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerhub.event.FieldPath;

/**
 * Where the result of a payment stands in what a provider posts. Whatever is not named here is dropped.
 *
 * @param event the provider's own id of what happened; absent when the scheme of signing says it
 * @param reference the order's reference, as the hub disclosed it
 * @param at the time at the provider, as RFC 3339 or in seconds since 1970
 */
public record ResultMapping(
        Optional<Field> event,
        Field reference,
        Optional<Field> providerReference,
        Field amount,
        Field currency,
        Optional<Field> at,
        States states) {

    /**
     * One value of a result.
     *
     * @param from where it may stand, without arrays: the first place where there is one counts
     * @param optional whether it may be absent from all of them
     */
    public record Field(List<FieldPath> from, boolean optional, Optional<Conversion> conversion) {

        public Field {
            from = List.copyOf(from);
        }
    }

    /** What is made of a value. */
    public enum Conversion {
        /** A decimal number of major units becomes minor units, by the digits of its currency. */
        MINOR,
        /** A text in upper case. */
        UPPER
    }

    /**
     * What the provider's words mean.
     *
     * @param from where the words stand, all of which are needed
     * @param states by the provider's words, joined by slashes when there are several
     * @param ignored the words for what is known and of no interest
     */
    public record States(List<FieldPath> from, Map<String, PaymentState> states, Set<String> ignored) {

        public States {
            from = List.copyOf(from);
            states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
            ignored = Set.copyOf(ignored);
        }
    }

    /** The fields that hold the numbers of things, which may look like any number. */
    public List<FieldPath> references() {
        return Stream.of(event, Optional.of(reference), providerReference)
                .flatMap(Optional::stream)
                .flatMap(field -> field.from().stream())
                .toList();
    }

    /** All that is read of a callback. */
    public List<FieldPath> all() {
        return Stream.of(
                        references().stream(),
                        amount.from().stream(),
                        currency.from().stream(),
                        at.stream().flatMap(field -> field.from().stream()),
                        states.from().stream())
                .flatMap(paths -> paths)
                .toList();
    }
}
