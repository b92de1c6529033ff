package org.partnerhub.minimize;

import java.util.List;
import org.partnerhub.event.EventType;

/**
 * All contracts compiled for one type of event: what a pass keeps of it, and what is made of that.
 *
 * @param data where everything stands in the event
 * @param order what the hub itself reads
 * @param withdrawals what tells a partner that an order that was changed no longer concerns it
 */
record Projection(
        EventType type,
        Place data,
        Sizes sizes,
        OrderFields order,
        List<Recipients> recipients,
        List<Withdrawal> withdrawals) {

    /**
     * How much a reader sets aside for it, the envelope included.
     *
     * @param values columns of values
     * @param arrays columns of rows
     */
    record Sizes(int values, int arrays) {}
}
