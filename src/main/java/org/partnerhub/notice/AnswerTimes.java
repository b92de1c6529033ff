package org.partnerhub.notice;

import java.time.Instant;
import java.util.Collection;
import org.partnerhub.ledger.NoticeDeadlines;

/** Hurries notices that were queued before a guardian asked for the same. */
public final class AnswerTimes {

    private final NoticeDeadlines times;
    private final Deadlines deadlines;

    AnswerTimes(NoticeDeadlines times, Deadlines deadlines) {
        this.times = times;
        this.deadlines = deadlines;
    }

    /**
     * Lets the notices of these orders go first that their partners have not got yet, with no more time than a guardian's
     * has. What a partner has got keeps its time. In the caller's transaction.
     */
    public void hurry(Collection<Long> orders, Instant now) {
        times.hurry(times.unhurried(orders), notice -> deadlines.hurried(notice, now));
    }
}
