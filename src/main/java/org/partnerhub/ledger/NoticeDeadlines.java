package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** Those of these orders that no partner has got yet and nobody has hurried, locked. */
    public List<OpenNotice> unhurried(Collection<Long> orders) {
        return writer
                .lock(writer.ids(
                                "select id from notice where order_id = any(?) and state = 'queued' and not urgent",
                                (Object) Database.array(orders))
                        .toList())
                .stream()
                .filter(each -> each.state() == NoticeState.QUEUED)
                .toList();
    }

    /** These go before all others from now on, and have this time; those without a time are yet to be planned. */
    public void hurry(Collection<OpenNotice> notices, Function<OpenNotice, Plan> plan) {
        database.batch("update notice set urgent = true where id = ?", notices, each -> Database.row(each.id()));
        plan(notices.stream().filter(each -> each.answerBy() != null).map(plan).toList());
    }

    /** These cannot be told for now. */
    public List<NoticeChange> fail(Collection<OpenNotice> notices, String code, Instant now) {
        return writer.write(
                notices.stream()
                        .map(each -> NoticeWriter.Replied.byPartner(each, NoticeReply.failed(code), now, false))
                        .toList(),
                now);
    }

    /**
     * Those whose time has run out without an answer. They are asked when they are due, which they are by now: whoever was
     * asked after the end of that time is not asked for it once more.
     */
    public List<NoticeChange> runOut(Instant now, int limit) {
        List<OpenNotice> late = moving(
                writer.ids(
                        "select id from notice where answer_by <= ?"
                                + " and state in ('queued', 'sent', 'acknowledged', 'failed') order by answer_by limit ?",
                        now,
                        limit),
                NoticeState.OVERDUE);
        database.batch(
                "update notice set state = 'overdue', changed_at = ? where id = ?",
                late,
                each -> Database.row(now, each.id()));
        return changes(late, NoticeState.OVERDUE, Optional.empty(), now);
    }

    /**
     * Those that were refused, or in part, until a day that is over. They are asked anew: a partner that takes each request
     * but once would only be asked how far the old one has come, and that one has ended.
     */
    public List<NoticeChange> askAgain(LocalDate today, Instant now, int limit) {
        List<OpenNotice> kept = moving(
                writer.ids(
                        "select id from notice where until_day < ? and state in ('refused', 'partial')"
                                + " order by until_day limit ?",
                        today,
                        limit),
                NoticeState.QUEUED);
        database.batch(
                "update notice set state = 'queued', due_at = ?, changed_at = ?, answer_by = null, remind_at = null,"
                        + " code = null, until_day = null, fields = null, attempts = 0, asked_as = ? where id = ?",
                kept,
                each -> Database.row(now, now, UUID.randomUUID(), each.id()));
        return changes(kept, NoticeState.QUEUED, Optional.of("refusal-ended"), now);
    }

    /** Those of them, locked, that may become that. */
    private List<OpenNotice> moving(Stream<Long> found, NoticeState to) {
        return writer.lock(found.toList()).stream()
                .filter(each -> each.state().mayBecome(to))
                .toList();
    }

    private static List<NoticeChange> changes(
            List<OpenNotice> moved, NoticeState to, Optional<String> code, Instant now) {
        return moved.stream().map(each -> NoticeChange.of(each, to, code, now)).toList();
    }
}
