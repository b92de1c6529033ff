package org.partnerhub.management;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.deletion.Approvals;
import org.partnerhub.deletion.Sweep;
import org.partnerhub.ledger.DeletionRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/** How deletions stand, and the word of a person that lets those go on that are more than usual. */
@WebEndpoint(id = "deletions")
final class DeletionsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DeletionsEndpoint.class);
    private static final int PAGE = 1000;

    private final DeletionRequests requests;
    private final Approvals approvals;
    private final Sweep sweep;

    DeletionsEndpoint(DeletionRequests requests, Approvals approvals, Sweep sweep) {
        this.requests = requests;
        this.approvals = approvals;
        this.sweep = sweep;
    }

    /**
     * @param requests how many there are in each state
     * @param toErase how many orders go next
     * @param needApproval at most a thousand, the oldest first
     */
    record View(Map<String, Long> requests, long toErase, List<Waiting> needApproval) {}

    record Waiting(String requestId, String requestedBy, Instant receivedAt) {}

    record Approved(int approved) {}

    record Problem(String problem) {}

    @ReadOperation
    View deletions() {
        return new View(
                requests.counts(),
                sweep.next(),
                requests.waiting(PAGE).stream()
                        .map(each -> new Waiting(each.requestId(), each.requestedBy(), each.receivedAt()))
                        .toList());
    }

    /** Lets one request go on, or, of {@code all}, every one that waits. */
    @WriteOperation
    WebEndpointResponse<?> approve(@Nullable String request, @Nullable Boolean all) {
        if ((request == null) == !Boolean.TRUE.equals(all)) {
            return new WebEndpointResponse<>(
                    new Problem("name either a request or all"), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
        int approved = approvals.approve(Optional.ofNullable(request));
        log.atInfo()
                .addKeyValue("command", "approve")
                .addKeyValue("by", "operator")
                .addKeyValue("requests", approved)
                .log("A person's command about deletions");
        return new WebEndpointResponse<>(new Approved(approved));
    }
}
