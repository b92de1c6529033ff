package org.partnerhub.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DeletionChannel;
import org.partnerhub.ledger.NoticeChange;
import org.partnerhub.ledger.NoticeDeadlines;
import org.partnerhub.ledger.Notices;
import org.partnerhub.ledger.OpenNotice;

/** Watches the time that partners have: sets it, finds who is late, and asks anew when what was refused has run out. */
public final class NoticeWatch {

    private static final int BATCH = 500;

    /** Of a partner whose contract is gone. */
    private static final Period A_MONTH = Period.ofMonths(1);

    /** So long an answer that comes again is known. */
    private static final Duration KNOWN = Duration.ofDays(90);

    private final Catalog catalog;
    private final NoticeDeadlines times;
    private final Notices notices;
    private final NoticeDesk desk;
    private final Deadlines deadlines;
    private final Clock clock;

    NoticeWatch(
            Catalog catalog,
            NoticeDeadlines times,
            Notices notices,
            NoticeDesk desk,
            Deadlines deadlines,
            Clock clock) {
        this.catalog = catalog;
        this.times = times;
        this.notices = notices;
        this.desk = desk;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Does all that is due, a batch in a transaction. */
    public void look() {
        Instant now = clock.instant();
        repeat(() -> times.askAgain(LocalDate.ofInstant(now, ZoneOffset.UTC), now, BATCH));
        while (plan(now) == BATCH) {
            // each time another batch
        }
        repeat(() -> times.runOut(now, BATCH));
        notices.commit(() -> notices.forgetEnded(now.minus(KNOWN)));
    }

    private int plan(Instant now) {
        return notices.commit(() -> {
            List<OpenNotice> unplanned = times.unplanned(BATCH);
            times.plan(unplanned.stream()
                    .map(each -> deadlines.plan(each, answerWithin(each), since(each, now)))
                    .toList());
            List<OpenNotice> lost =
                    unplanned.stream().filter(each -> channel(each).isEmpty()).toList();
            desk.tell(times.fail(lost, "no-channel", now));
            return unplanned.size();
        });
    }

    private Optional<DeletionChannel> channel(OpenNotice notice) {
        return catalog.of(notice.partner()).map(Contract::deletion);
    }

    private Period answerWithin(OpenNotice notice) {
        return channel(notice).map(DeletionChannel::answerWithin).orElse(A_MONTH);
    }

    /** The first time from when it was queued, however long the partner could not be reached; else from now. */
    private static Instant since(OpenNotice notice, Instant now) {
        return notice.round() == 0 ? notice.createdAt() : now;
    }

    private void repeat(Supplier<List<NoticeChange>> step) {
        int moved = BATCH;
        while (moved == BATCH) {
            moved = desk.commit(step);
        }
    }
}
