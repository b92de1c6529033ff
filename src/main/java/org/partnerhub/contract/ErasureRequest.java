package org.partnerhub.contract;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.event.FieldPath;

/**
 * A provider's own interface for erasure: one request that may be repeated, and is, to see how far the provider has come.
 *
 * @param path below the connection's address
 * @param keys what the request says, by key
 * @param constants what it says each time, by key
 * @param from where in an answer the provider's word stands
 * @param until where in an answer the day stands until which the provider keeps something
 * @param outcomes what the provider's words mean
 */
public record ErasureRequest(
        String path,
        Map<String, Source> keys,
        Map<String, String> constants,
        FieldPath from,
        Optional<FieldPath> until,
        Map<String, Outcome> outcomes) {

    public ErasureRequest {
        keys = Map.copyOf(keys);
        constants = Map.copyOf(constants);
        outcomes = Map.copyOf(outcomes);
    }

    /** All that a notice can say. */
    public enum Source {
        ORDER_REFERENCE("order.reference"),
        NOTICE_ID("notice.id");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(each -> each.text).toList();
        }

        static Source of(String text) {
            return values()[words().indexOf(text)];
        }
    }

    /** What a word of the provider means. */
    public enum Meaning {
        ACKNOWLEDGED,
        COMPLETED,
        NO_MATCH,
        REFUSED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param basis with {@code refused}: a code for why the provider keeps it
     * @param keeps with {@code refused}: for how long, where the answer does not say
     */
    public record Outcome(Meaning meaning, Optional<String> basis, Optional<Period> keeps) {

        static Outcome of(Meaning meaning) {
            return new Outcome(meaning, Optional.empty(), Optional.empty());
        }
    }
}
