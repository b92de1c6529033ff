package org.partnerhub.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.partnerhub.event.EventId;
import org.partnerhub.ledger.HeldBack;

/** What a person is shown of what is held back, field by field. */
final class ParkedView {

    private ParkedView() {}

    record Count(String partner, String state, String reason, long disclosures, Instant oldest) {

        static Count of(HeldBack.Count count) {
            return new Count(
                    count.partner().text(), count.state().text(), count.reason(), count.disclosures(), count.oldest());
        }
    }

    /** {@code order} is the ledger's own number: what has the same is of one order. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long disclosure,
            long order,
            String partner,
            String document,
            String event,
            String state,
            String reason,
            int attempts,
            Instant since) {

        static List<Entry> all(List<HeldBack.Entry> entries) {
            return entries.stream().map(Entry::of).toList();
        }

        private static Entry of(HeldBack.Entry entry) {
            return new Entry(
                    entry.disclosure(),
                    entry.order(),
                    entry.partner().text(),
                    entry.document().text(),
                    entry.event().map(EventId::text).orElse(null),
                    entry.state().text(),
                    entry.reason(),
                    entry.attempts(),
                    entry.since());
        }
    }
}
