package org.partnerhub.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.partnerhub.ledger.NoticeDeadlines.Plan;
import org.partnerhub.ledger.OpenNotice;

/**
 * By when partners must have answered, and when they are asked. Time runs by the calendar, in UTC, and is over when its last
 * day is; a month ends on the same day of the next one, or on its last.
 */
final class Deadlines {

    private final NoticeProperties properties;

    Deadlines(NoticeProperties properties) {
        this.properties = properties;
    }

    /** @param since when the partner's time begins */
    Plan plan(OpenNotice notice, Period answerWithin, Instant since) {
        Instant answerBy = answerBy(notice.urgent(), answerWithin, since);
        return new Plan(notice, answerBy, remindAt(since, answerBy));
    }

    Instant answerBy(boolean urgent, Period answerWithin, Instant since) {
        Instant contract = end(since, answerWithin);
        return urgent ? earlier(contract, end(since, properties.urgentWithin())) : contract;
    }

    /** The time of one that was planned, and has become urgent now: it never ends later for that. */
    Plan hurried(OpenNotice notice, Instant now) {
        Instant answerBy = earlier(notice.answerBy(), end(now, properties.urgentWithin()));
        return new Plan(notice, answerBy, earlier(notice.remindAt(), remindAt(now, answerBy)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When the day is over that lies so far ahead. */
    static Instant end(Instant since, Period period) {
        return LocalDate.ofInstant(since, ZoneOffset.UTC)
                .plus(period)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private Instant remindAt(Instant since, Instant answerBy) {
        Instant before = answerBy.atOffset(ZoneOffset.UTC)
                .minus(properties.remindBefore())
                .toInstant();
        Instant half = since.plus(Duration.between(since, answerBy).dividedBy(2));
        return before.isAfter(half) ? before : half;
    }

    /**
     * When a partner that has got the notice, and answers by another way, gets it again: as a reminder, when its time is
     * over, and then after as long as it is late, within bounds.
     */
    Instant nextReminder(OpenNotice notice, Instant now) {
        if (notice.answerBy() == null) {
            return now;
        }
        if (now.isBefore(notice.remindAt())) {
            return notice.remindAt();
        }
        if (now.isBefore(notice.answerBy())) {
            return notice.answerBy();
        }
        Duration late = Duration.between(notice.answerBy(), now);
        Duration pause = late.compareTo(properties.askEvery()) < 0 ? properties.askEvery() : late;
        return now.plus(pause.compareTo(properties.longestPause()) > 0 ? properties.longestPause() : pause);
    }

    /** When a partner that answers at once is asked how far it is. */
    Instant nextQuestion(OpenNotice notice, Instant now) {
        Instant reminder = nextReminder(notice, now);
        Instant question = now.plus(properties.askEvery());
        boolean late = notice.answerBy() != null && !now.isBefore(notice.answerBy());
        return late || reminder.isBefore(question) ? reminder : question;
    }
}
