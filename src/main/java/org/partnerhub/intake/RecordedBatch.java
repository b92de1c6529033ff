package org.partnerhub.intake;

import java.util.List;
import java.util.Objects;
import org.partnerhub.announce.Rejection;
import org.partnerhub.outbox.Bundle;

/**
 * A batch that the ledger holds.
 *
 * @param events how many it was
 * @param bundles what is to be queued for the partners
 * @param rejections what the shop is to be told of events that were set aside or refused
 */
public record RecordedBatch(int events, List<Bundle> bundles, List<Rejection> rejections, Offsets offsets) {

    /** Not of all that it holds: for each expression in a route, Camel looks a body up by its hash. */
    @Override
    public int hashCode() {
        return Objects.hash(events, bundles.size(), rejections.size());
    }

    @Override
    public String toString() {
        return bundles.size() + " bundles, " + rejections.size() + " rejections";
    }
}
