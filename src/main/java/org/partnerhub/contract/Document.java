package org.partnerhub.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.policy.HubField;

/**
 * One kind of document that a partner gets.
 *
 * @param events the events that cause it
 * @param constants texts that stand in every document, by target path, in the order of the contract
 * @param fields what is taken from the event, in the order of the contract
 * @param rowArray with {@code delivery.row: line}, the one target array whose elements become the rows of a manifest
 */
public record Document(
        DocumentName name,
        Set<EventType> events,
        Map<FieldPath, String> constants,
        List<Field> fields,
        Optional<FieldPath> rowArray) {

    public Document {
        events = Set.copyOf(events);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        fields = List.copyOf(fields);
    }

    /**
     * One target of a document.
     *
     * @param source the field of the event, or what the hub knows; passes through as many arrays as the target
     * @param optional whether the event may lack it; otherwise lacking it refuses the event for this partner
     * @param formats applied to the value in turn; empty copies it byte for byte
     * @param purpose for which the policy allows the field
     * @param when the true-or-false field of the event on which the purpose depends
     */
    public record Field(
            FieldPath target,
            FieldPath source,
            boolean optional,
            List<Format> formats,
            String purpose,
            Optional<FieldPath> when) {

        public Field {
            formats = List.copyOf(formats);
        }

        /** Whether the event does not have it: the hub knows it, and puts it in when the document is about to go. */
        public boolean isSupplied() {
            return HubField.isOne(source);
        }
    }
}
