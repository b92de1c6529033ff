package org.partnerhub.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DeletionChannel;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.NoticeDeadlines;
import org.partnerhub.ledger.NoticeDeadlines.Plan;
import org.partnerhub.ledger.OpenNotice;

/** By when partners must have answered, as their contracts say, and as it becomes when a guardian asks for the same. */
public final class AnswerTimes {

    /** Of a partner whose contract is gone. */
    private static final Period A_MONTH = Period.ofMonths(1);

    private final Catalog catalog;
    private final NoticeDeadlines times;
    private final Deadlines deadlines;

    AnswerTimes(Catalog catalog, NoticeDeadlines times, Deadlines deadlines) {
        this.catalog = catalog;
        this.times = times;
        this.deadlines = deadlines;
    }

    /** The last day on which a partner may answer what it is asked now. */
    public LocalDate lastDay(PartnerId partner, boolean urgent, Instant now) {
        return OpenNotice.lastDay(deadlines.answerBy(urgent, answerWithin(partner), now));
    }

    /** The last day on which the partner may answer this notice. */
    public LocalDate lastDay(OpenNotice notice) {
        return notice.lastDay().orElseGet(() -> lastDay(notice.partner(), notice.urgent(), notice.changedAt()));
    }

    Plan plan(OpenNotice notice, Instant now) {
        return deadlines.plan(notice, answerWithin(notice.partner()), since(notice, now));
    }

    /**
     * Lets the notices of these orders go first that their partners have not got yet, with no more time than a guardian's
     * has. What a partner has got keeps its time. In the caller's transaction.
     */
    public void hurry(Collection<Long> orders, Instant now) {
        times.hurry(times.unhurried(orders), notice -> deadlines.hurried(notice, now));
    }

    private Period answerWithin(PartnerId partner) {
        return catalog.of(partner)
                .map(Contract::deletion)
                .map(DeletionChannel::answerWithin)
                .orElse(A_MONTH);
    }

    /** The first time from when it was queued, however long the partner could not be reached; else from now. */
    private static Instant since(OpenNotice notice, Instant now) {
        return notice.round() == 0 ? notice.createdAt() : now;
    }
}
