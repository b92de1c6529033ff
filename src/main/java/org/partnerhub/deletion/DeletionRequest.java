package org.partnerhub.deletion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.partnerhub.event.CustomerId;
import org.partnerhub.event.OrderReference;

/**
 * What the shop asks for.
 *
 * @param id the shop's id of it
 * @param orders absent: all that the customer had placed by the time they were verified
 * @param guardian whether a guardian asks; else the customer does
 * @param verifiedAt when the shop had verified who asks; absent: it has not
 */
record DeletionRequest(
        RequestId id,
        CustomerId customer,
        Optional<List<OrderReference>> orders,
        boolean guardian,
        Optional<OffsetDateTime> verifiedAt) {}
