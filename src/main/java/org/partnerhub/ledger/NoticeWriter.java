package org.partnerhub.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what notices become. What may not follow is left as it is; what is final is taken out of the table. */
final class NoticeWriter {

    /**
     * A partner's reply to a notice that is locked.
     *
     * @param due when the partner is told, reminded or asked next
     * @param got whether the partner has got it once more
     * @param entered whether a person has entered it, and not the partner said it
     */
    record Replied(OpenNotice notice, NoticeReply reply, Instant due, boolean got, boolean entered) {

        static Replied byPartner(OpenNotice notice, NoticeReply reply, Instant due, boolean got) {
            return new Replied(notice, reply, due, got, false);
        }

        /** What a person has entered is worth more once the partner says the same. */
        private boolean isNews() {
            boolean confirms = notice.entered() && !entered;
            return notice.state().mayBecome(reply.state()) && (confirms || !notice.isAsIn(reply));
        }

        /** Given up, and the order can still be asked to be deleted: then its holder must be told. */
        private boolean leavesTheOrder() {
            return reply.state() == NoticeState.CANCELLED && OF_ONE_PARTNER.contains(notice.reason());
        }
    }

    /** Reasons to purge that are one partner's alone. */
    private static final Set<String> OF_ONE_PARTNER =
            Set.of(Retirement.Reason.REASSIGNED.text(), Retirement.Reason.AGREEMENT_ENDED.text());

    private final Database database;

    NoticeWriter(Database database) {
        this.database = database;
    }

    /** In the caller's transaction, as all that writes. */
    List<NoticeChange> write(Collection<Replied> replies, Instant now) {
        List<Replied> news = replies.stream().filter(Replied::isNews).toList();
        end(news.stream().filter(each -> each.reply().state().isFinal()).toList(), now);
        List<Replied> open =
                news.stream().filter(each -> !each.reply().state().isFinal()).toList();
        database.batch(
                "update notice set state = ?, code = ?, until_day = ?, fields = ?, entered = ?, due_at = ?, round = round + ?,"
                        + " claim = null, file_id = null, changed_at = ? where id = ?",
                open,
                each -> Database.row(
                        each.reply().state().text(),
                        each.reply().code().orElse(null),
                        each.reply().until().orElse(null),
                        each.reply().fields().isEmpty()
                                ? null
                                : String.join(" ", each.reply().fields()),
                        each.entered(),
                        each.due(),
                        each.got() ? 1 : 0,
                        now,
                        each.notice().id()));
        List<Replied> old = new ArrayList<>(replies);
        old.removeAll(news);
        database.batch(
                "update notice set due_at = ?, round = round + ?, claim = null, file_id = null where id = ?",
                old,
                each -> Database.row(
                        each.due(), each.got() ? 1 : 0, each.notice().id()));
        return news.stream()
                .map(each -> NoticeChange.of(each.notice(), each.reply(), each.entered(), now))
                .toList();
    }

    private void end(List<Replied> ended, Instant now) {
        if (ended.isEmpty()) {
            return;
        }
        database.update("delete from notice where id = any(?)", (Object)
                ended.stream().map(each -> each.notice().id()).toArray(Long[]::new));
        database.insert(
                "notice_end",
                List.of(
                        Column.uuid("random_id", (Replied each) -> each.notice().randomId()),
                        Column.text("partner", each -> each.notice().partner().text()),
                        Column.text("state", each -> each.reply().state().text()),
                        Column.same("ended_at", now)),
                ended);
        database.batch(
                "update disclosure set notice_id = null, given_up = true where order_id = ? and notice_id = ?",
                ended.stream().filter(Replied::leavesTheOrder).toList(),
                each -> Database.row(each.notice().order(), each.notice().id()));
    }

    /** Locks them until the transaction ends, in the order of their ids. */
    List<OpenNotice> lock(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // by itself, for not every database locks the rows of one table of a join
        List<Long> locked = database.query(
                "select id from notice where id = any(?) order by id for update",
                (row, number) -> row.getLong(1),
                (Object) Database.array(ids));
        return database.query(
                OpenNotice.SELECT + OpenNotice.FROM + " where n.id = any(?)" + OpenNotice.ORDER,
                OpenNotice::read,
                (Object) Database.array(locked));
    }

    /** The ids that a query gives. */
    Stream<Long> ids(String sql, Object... arguments) {
        return database.query(sql, (row, number) -> row.getLong(1), arguments).stream();
    }
}
