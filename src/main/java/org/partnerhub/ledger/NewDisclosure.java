package org.partnerhub.ledger;

import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;

/**
 * A disclosure to put on record: queued, or withheld.
 *
 * @param eventKey keyed hash of the event's id
 * @param contractVersion the id that {@link ContractVersions} gave the contract
 * @param fields which of the document's fields it holds, as a bit set
 */
public record NewDisclosure(
        long id,
        long order,
        long eventKey,
        EventId event,
        PartnerId partner,
        DocumentName document,
        long contractVersion,
        byte[] fields,
        Optional<Withheld> withheld) {

    public NewDisclosure {
        if (withheld.isPresent() && withheld.get().sealed().disclosure() != id) {
            throw new IllegalArgumentException("what is withheld is another disclosure");
        }
    }

    /** Why it is not queued, and its bytes until then. */
    public record Withheld(String reason, SealedDisclosure sealed) {

        public Withheld {
            Reasons.check(reason);
        }
    }

    State state() {
        return withheld.isPresent() ? State.WITHHELD : State.QUEUED;
    }
}
