package org.partnerhub.ledger;

import java.time.Instant;

/** How one try at telling a partner ended. */
public sealed interface NoticeOutcome {

    ClaimedNotice claimed();

    /**
     * The partner has got it.
     *
     * @param due when it is to be told, reminded or asked next, unless the reply is final
     */
    record Reached(ClaimedNotice claimed, NoticeReply reply, Instant due) implements NoticeOutcome {}

    /** It could not be put to the partner at all. */
    record Failed(ClaimedNotice claimed, NoticeReply reply, Instant due) implements NoticeOutcome {}

    /** Whether the partner has got it is not known, or it has not: the same attempt is made again. */
    record Postponed(ClaimedNotice claimed, Instant due) implements NoticeOutcome {}
}
