package org.partnerhub.notice;

import java.time.Duration;
import java.time.Period;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.TestLedger;

/** What those need of notices who queue them. */
public final class NoticeFixture {

    private static final NoticeProperties PROPERTIES =
            new NoticeProperties(Period.ofDays(14), Period.ofDays(7), Duration.ofDays(1), Duration.ofDays(7), 500);

    private NoticeFixture() {}

    /** What the contracts say, and two weeks for what is urgent. */
    public static AnswerTimes answerTimes(Catalog catalog, TestLedger hub) {
        return new NoticeConfiguration().answerTimes(catalog, hub.noticeDeadlines, PROPERTIES);
    }
}
