package org.partnerhub.intake;

import java.util.List;
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

    @Override
    public String toString() {
        return bundles.size() + " bundles, " + rejections.size() + " rejections";
    }
}
