package org.partnerhub.opendsr;

import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Notices;

/**
 * How the hub receives what was posted of a deletion.
 *
 * @param status the HTTP status that says so: the whole answer
 * @param partner whose it is, when it is genuine and says something
 * @param answer what it says, to be put on record before the answer
 */
public record Posted(int status, Optional<PartnerId> partner, Optional<Notices.Answer> answer) {

    private static final int TAKEN = 200;
    private static final int NOT_GENUINE = 401;
    private static final int NOBODY = 404;
    private static final int NOT_UNDERSTOOD = 422;
    private static final int LATER = 503;

    static Posted by(PartnerId partner, Notices.Answer answer) {
        return new Posted(TAKEN, Optional.of(partner), Optional.of(answer));
    }

    /** Nobody is known under the path who would post this. */
    static Posted toNobody() {
        return nothing(NOBODY);
    }

    /** Whose it is cannot be seen, or it is somebody else's. */
    static Posted notBelieved(Seal seal) {
        return nothing(seal == Seal.CERTIFICATE_UNREADABLE ? LATER : NOT_GENUINE);
    }

    static Posted notUnderstood() {
        return nothing(NOT_UNDERSTOOD);
    }

    private static Posted nothing(int status) {
        return new Posted(status, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return status + " [redacted]";
    }
}
