package org.partnerhub.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    /** So long an answer that comes again is known. */
    private static final Duration KNOWN = Duration.ofDays(90);

    private final Catalog catalog;
    private final NoticeDeadlines times;
    private final Notices notices;
    private final NoticeDesk desk;
    private final AnswerTimes answerTimes;
    private final Clock clock;

    NoticeWatch(
            Catalog catalog,
            NoticeDeadlines times,
            Notices notices,
            NoticeDesk desk,
            AnswerTimes answerTimes,
            Clock clock) {
        this.catalog = catalog;
        this.times = times;
        this.notices = notices;
        this.desk = desk;
        this.answerTimes = answerTimes;
        this.clock = clock;
    }

    /** Does all that is due, a batch in a transaction. */
    public void look() {
        Instant now = clock.instant();
        repeat(() -> askAgain(now));
        while (plan(now) == BATCH) {
            // each time another batch
        }
        repeat(() -> times.runOut(now, BATCH));
        notices.commit(() -> notices.forgetEnded(now.minus(KNOWN)));
    }

    private List<NoticeChange> askAgain(Instant now) {
        return times.askAgain(LocalDate.ofInstant(now, ZoneOffset.UTC), now, BATCH).stream()
                .map(each -> each.until(answerTimes.lastDay(
                        each.notice().partner(), each.notice().urgent(), now)))
                .toList();
    }

    private int plan(Instant now) {
        return notices.commit(() -> {
            List<OpenNotice> unplanned = times.unplanned(BATCH);
            times.plan(
                    unplanned.stream().map(each -> answerTimes.plan(each, now)).toList());
            List<OpenNotice> lost =
                    unplanned.stream().filter(each -> channel(each).isEmpty()).toList();
            desk.tell(times.fail(lost, "no-channel", now));
            return unplanned.size();
        });
    }

    private Optional<DeletionChannel> channel(OpenNotice notice) {
        return catalog.of(notice.partner()).map(Contract::deletion);
    }

    private void repeat(Supplier<List<NoticeChange>> step) {
        int moved = BATCH;
        while (moved == BATCH) {
            moved = desk.commit(step);
        }
    }
}
