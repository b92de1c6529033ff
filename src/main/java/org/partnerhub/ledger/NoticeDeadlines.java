package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Notices by their times, whoever they are to. All in a transaction of the caller's. */
public final class NoticeDeadlines {

    /**
     * By when a notice must be answered.
     *
     * @param answerBy when the time is over
     * @param remindAt when the partner is reminded of it
     */
    public record Plan(OpenNotice notice, Instant answerBy, Instant remindAt) {}

    private final Database database;
    private final NoticeWriter writer;

    NoticeDeadlines(Database database, NoticeWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /** Those that nobody has looked at, locked. */
    public List<OpenNotice> unplanned(int limit) {
        return writer.lock(writer.ids(
                        "select id from notice where answer_by is null and state = 'queued' order by urgent desc, id limit ?",
                        limit)
                .toList());
    }

    public void plan(Collection<Plan> plans) {
        database.batch(
                "update notice set answer_by = ?, remind_at = ? where id = ?",
                plans,
                plan -> Database.row(
                        plan.answerBy(), plan.remindAt(), plan.notice().id()));
    }

    /** These cannot be told for now. */
    public List<NoticeChange> fail(Collection<OpenNotice> notices, String code, Instant now) {
        return writer.write(
                notices.stream()
                        .map(each -> new NoticeWriter.Replied(each, NoticeReply.failed(code), now, false))
                        .toList(),
                now);
    }

    /** Those whose time has run out without an answer. They are asked at once. */
    public List<NoticeChange> runOut(Instant now, int limit) {
        return move(
                writer.ids(
                                "select id from notice where answer_by <= ?"
                                        + " and state in ('queued', 'sent', 'acknowledged', 'failed') order by answer_by limit ?",
                                now,
                                limit)
                        .toList(),
                NoticeState.OVERDUE,
                Optional.empty(),
                "state = ?, due_at = ?, changed_at = ?",
                now);
    }

    /** Those that were refused, or in part, until a day that is over. They are asked anew. */
    public List<NoticeChange> askAgain(LocalDate today, Instant now, int limit) {
        return move(
                writer.ids(
                                "select id from notice where until_day < ? and state in ('refused', 'partial')"
                                        + " order by until_day limit ?",
                                today,
                                limit)
                        .toList(),
                NoticeState.QUEUED,
                Optional.of("refusal-ended"),
                "state = ?, due_at = ?, changed_at = ?, answer_by = null, remind_at = null, code = null,"
                        + " until_day = null, fields = null",
                now);
    }

    private List<NoticeChange> move(
            List<Long> found, NoticeState to, Optional<String> code, String changes, Instant now) {
        List<OpenNotice> moving = writer.lock(found).stream()
                .filter(each -> each.state().mayBecome(to))
                .toList();
        database.batch(
                "update notice set " + changes + " where id = ?",
                moving,
                each -> Database.row(to.text(), now, now, each.id()));
        return moving.stream().map(each -> NoticeChange.of(each, to, code, now)).toList();
    }
}
