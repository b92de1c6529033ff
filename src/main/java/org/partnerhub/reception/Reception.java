package org.partnerhub.reception;

import java.util.List;
import java.util.Optional;
import org.partnerhub.callback.PaymentResult;
import org.partnerhub.callback.RefusalCode;
import org.partnerhub.callback.Verdict;
import org.partnerhub.contract.PartnerId;

/**
 * How the hub receives what was posted.
 *
 * @param provider whose it is, when it is genuine
 * @param status the HTTP status that says so: the whole answer
 * @param results what is to be put on record before the answer
 */
public record Reception(Optional<PartnerId> provider, int status, List<PaymentResult> results) {

    private static final int TAKEN = 200;
    private static final int NOT_GENUINE = 401;
    private static final int NOBODY = 404;
    private static final int TOO_LARGE = 413;
    // not 410 or a redirect, at which providers give up on an address
    private static final int UNREADABLE = 422;

    public Reception {
        results = List.copyOf(results);
    }

    /** Nobody is known under the path. */
    static Reception ofNobody() {
        return new Reception(Optional.empty(), NOBODY, List.of());
    }

    static Reception of(PartnerId provider, Verdict verdict) {
        if (verdict instanceof Verdict.Genuine genuine) {
            return new Reception(Optional.of(provider), TAKEN, genuine.results());
        }
        if (verdict instanceof Verdict.Unreadable) {
            return new Reception(Optional.of(provider), UNREADABLE, List.of());
        }
        boolean tooLarge = verdict instanceof Verdict.Refused refused && refused.code() == RefusalCode.BODY_TOO_LARGE;
        return new Reception(Optional.empty(), tooLarge ? TOO_LARGE : NOT_GENUINE, List.of());
    }

    @Override
    public String toString() {
        return status + " [redacted]";
    }
}
