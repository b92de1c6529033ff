package org.partnerhub.management;

import java.util.Optional;
import org.partnerhub.proof.Receipts;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/** What became of one request for deletion, to be exported, and checked again later. */
@WebEndpoint(id = "receipts")
final class ReceiptsEndpoint {

    private static final int CONFLICT = 409;

    private final Receipts receipts;

    ReceiptsEndpoint(Receipts receipts) {
        this.receipts = receipts;
    }

    /** What is wrong, with the request or with the proof. */
    record Problem(String problem) {}

    /** A receipt that this hub has issued, and whose chain says the same. */
    record Genuine(boolean genuine) {}

    @ReadOperation
    WebEndpointResponse<?> receipt(@Selector String request) {
        Receipts.Answer answer = receipts.of(request);
        if (answer instanceof Receipts.Answer.Issued issued) {
            return new WebEndpointResponse<>(issued.json());
        }
        return answer instanceof Receipts.Answer.Broken broken
                ? new WebEndpointResponse<>(new Problem(broken.fault().toString()), CONFLICT)
                : new WebEndpointResponse<>(
                        new Problem("there is no such request"), WebEndpointResponse.STATUS_NOT_FOUND);
    }

    /** Checks a receipt, as it was exported. */
    @WriteOperation
    WebEndpointResponse<?> check(String receipt) {
        try {
            Optional<String> problem = receipts.problemOf(receipt);
            return problem.isPresent()
                    ? new WebEndpointResponse<>(new Problem(problem.get()), CONFLICT)
                    : new WebEndpointResponse<>(new Genuine(true));
        } catch (IllegalArgumentException unreadable) {
            return new WebEndpointResponse<>(
                    new Problem(unreadable.getMessage()), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
