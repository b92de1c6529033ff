package org.partnerhub.minimize;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.EventId;
import org.partnerhub.event.EventType;
import org.partnerhub.event.OrderReference;

/** What one pass over an event yields. */
public sealed interface Reading {

    /**
     * The event is set aside for everyone.
     *
     * @param id the event's id, when it was read before the fault and is one
     * @param path the nearest path that the schema knows; never a name that it does not know
     */
    record SetAside(Optional<EventId> id, Code code, String path) implements Reading {}

    /**
     * The event was read.
     *
     * @param placedAt when the order was placed; of events that do not carry the order, their own time
     * @param revision 0 for events that carry none
     * @param customer absent in events that do not carry the order
     * @param disclosures what each partner would get: of an event that carries the order, for the partners that receive
     *     it; of any other, for every partner whose contract has a document for it
     * @param withdrawals of an event that changes the order, what tells a partner that it no longer concerns it: for every
     *     partner that does not receive it, whether it held the order or not
     * @param refusals the partners' documents that could not be made
     * @param unknown where the event has fields that the schema does not know
     */
    record Minimized(
            EventId id,
            EventType type,
            OffsetDateTime placedAt,
            OrderReference order,
            int revision,
            Optional<CustomerId> customer,
            boolean minor,
            List<Disclosure> disclosures,
            Withdrawals withdrawals,
            List<Refusal> refusals,
            List<UnknownField> unknown)
            implements Reading {}

    /** What withdraws an order from partners, as far as it could be made. */
    record Withdrawals(List<Disclosure> disclosures, List<Refusal> refusals) {

        static final Withdrawals NONE = new Withdrawals(List.of(), List.of());
    }

    /** A document that cannot be made from the event, because of the field at this path. */
    record Refusal(PartnerId partner, DocumentName document, Code code, String path) {}

    /** A field that the schema does not know, by the nearest path that it does know. Its name may be personal too. */
    record UnknownField(String nearestPath) {}
}
