package org.partnerhub.deletion;

import java.util.List;
import org.partnerhub.announce.Rejection;
import org.partnerhub.intake.Offsets;

/**
 * The requests of one poll.
 *
 * @param rejections what the shop is to be told of events that could not be read
 */
public record ReceivedRequests(List<DeletionRequest> requests, List<Rejection> rejections, Offsets offsets) {

    @Override
    public String toString() {
        return requests.size() + " requests [redacted]";
    }
}
