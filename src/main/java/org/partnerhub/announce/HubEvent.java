package org.partnerhub.announce;

import java.util.Optional;

/** One CloudEvent of the hub's own. */
public sealed interface HubEvent permits ChainHead, DeletionStatus, DeliveryStatus, PaymentAnnouncement, Rejection {

    String topic();

    /** The key of the record, so that what concerns one order stays in sequence. */
    Optional<String> key();

    /** The event, structured JSON. */
    String toJson();
}
