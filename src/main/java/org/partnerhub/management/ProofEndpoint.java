package org.partnerhub.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import org.partnerhub.proof.Fault;
import org.partnerhub.proof.Verification;
import org.partnerhub.vault.ProofKeys;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/** Whether the chain that proves deletions is as it was made: 200 if it is, 409 with the first place if not. */
@WebEndpoint(id = "proof")
final class ProofEndpoint {

    private static final int CONFLICT = 409;

    private final Verification verification;
    private final ProofKeys keys;

    ProofEndpoint(Verification verification, ProofKeys keys) {
        this.verification = verification;
        this.keys = keys;
    }

    /**
     * How far the chain is as it was made, and what others verify signatures with.
     *
     * @param fault the first, in words; absent when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(long links, long entries, String fault, Fault place, String publicKey, String fingerprint) {}

    /** What is wrong with a request. */
    record Problem(String problem) {}

    /** By what stands in the database. */
    @ReadOperation
    WebEndpointResponse<View> verify() {
        return response(verification.verify());
    }

    /** By heads of the chain besides, as the shop has kept them. */
    @WriteOperation
    WebEndpointResponse<?> verifyAgainst(String heads) {
        try {
            return response(verification.verifyAgainst(heads));
        } catch (IllegalArgumentException unreadable) {
            return new WebEndpointResponse<>(
                    new Problem(unreadable.getMessage()), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }

    private WebEndpointResponse<View> response(Verification.Result result) {
        View view = new View(
                result.links(),
                result.entries(),
                result.fault().map(Fault::toString).orElse(null),
                result.fault().orElse(null),
                Base64.getEncoder().encodeToString(keys.publicKey()),
                keys.fingerprint());
        return new WebEndpointResponse<>(view, result.fault().isPresent() ? CONFLICT : WebEndpointResponse.STATUS_OK);
    }
}
