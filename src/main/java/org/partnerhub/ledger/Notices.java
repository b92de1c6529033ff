package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;

/** The table {@code notice}: what holders are asked to purge, until their answer is final. */
public final class Notices {

    /** A partner that has, or may have, a copy of an order. */
    private record Holder(long order, PartnerId partner) {}

    /** What a partner says of one notice, by its random id. */
    public record Answer(UUID notice, NoticeReply reply) {}

    /** How many notices to a partner stand like this, and since when the oldest has been open. */
    public record Standing(PartnerId partner, NoticeState state, int notices, Instant oldest) {}

    /**
     * What a partner's answers have done.
     *
     * @param contradicted notices that have ended, as far as the hub knows, and of which the partner says that it keeps
     *     something
     */
    public record Answered(List<NoticeChange> changes, List<UUID> contradicted) {}

    private final Database database;
    private final NoticeWriter writer;
    private final Ids ids;

    Notices(Database database, NoticeWriter writer, Ids ids) {
        this.database = database;
        this.writer = writer;
        this.ids = ids;
    }

    /** A transaction that is committed on return. */
    public <T> T commit(Supplier<T> work) {
        return database.inOwnTransaction(work);
    }

    /**
     * Queues a notice for each holder of these orders that was not asked before. In the caller's transaction.
     *
     * @param reason a code of {@code deletion_request.reason}
     */
    public List<NewNotice> queue(Collection<Erasure> erasures, String reason, Instant now) {
        return queue(erasures, partner -> true, reason, now);
    }

    /** The same, for this partner alone. */
    public List<NewNotice> queueAt(PartnerId partner, Collection<Erasure> erasures, String reason, Instant now) {
        return queue(erasures, partner::equals, reason, now);
    }

    private List<NewNotice> queue(Collection<Erasure> erasures, Predicate<PartnerId> at, String reason, Instant now) {
        Map<Long, Erasure> byOrder = new HashMap<>();
        erasures.forEach(each -> byOrder.putIfAbsent(each.order(), each));
        // whoever asked first: the notice serves all of them
        Set<Long> urgent =
                erasures.stream().filter(Erasure::urgent).map(Erasure::order).collect(Collectors.toSet());
        List<NewNotice> notices = holders(byOrder.keySet()).stream()
                .filter(holder -> at.test(holder.partner()))
                .map(holder -> new NewNotice(
                        ids.next(),
                        UUID.randomUUID(),
                        byOrder.get(holder.order()),
                        holder.partner(),
                        urgent.contains(holder.order())))
                .toList();
        database.insert(
                "notice",
                List.of(
                        Column.bigint("id", NewNotice::id),
                        Column.uuid("random_id", NewNotice::randomId),
                        Column.bigint("request_id", each -> each.of().request()),
                        Column.bigint("order_id", each -> each.of().order()),
                        Column.uuid("order_random", each -> each.of().randomId()),
                        Column.text("partner", each -> each.partner().text()),
                        Column.text("reason", each -> reason),
                        Column.text("state", each -> NoticeState.QUEUED.text()),
                        Column.truth("urgent", NewNotice::urgent),
                        Column.same("attempts", 0),
                        Column.same("round", 0),
                        Column.same("due_at", now),
                        Column.same("created_at", now),
                        Column.same("changed_at", now)),
                notices);
        database.batch(
                "update disclosure set notice_id = ? where order_id = ? and partner = ? and notice_id is null",
                notices,
                each -> Database.row(
                        each.id(), each.of().order(), each.partner().text()));
        return notices;
    }

    /** A notice, and a request of its order that another one has spared the asking. */
    public record Shared(OpenNotice notice, Erasure erasure) {}

    /**
     * The open notices of these orders that others than these requests have caused. Locked until the transaction ends:
     * whatever becomes of them is there already, or is told to these requests too.
     */
    public List<Shared> shared(Collection<Erasure> erasures) {
        Map<Long, List<Erasure>> byOrder = erasures.stream().collect(Collectors.groupingBy(Erasure::order));
        List<Long> open = writer.ids(
                        "select id from notice where order_id = any(?)", (Object) Database.array(byOrder.keySet()))
                .toList();
        return shared(writer.lock(open), byOrder);
    }

    /** The requests besides their own that these notices of effective deletions are of. */
    public List<Shared> others(Collection<OpenNotice> notices) {
        List<Erasure> erasures = database.query(
                "select " + Erasure.COLUMNS + " from erasure e join deletion_request r on r.id = e.request_id"
                        + " where e.order_id = any(?) and e.state in ('effective', 'final') order by e.id",
                Erasure::read,
                (Object) Database.array(notices.stream().map(OpenNotice::order).toList()));
        return shared(notices, erasures.stream().collect(Collectors.groupingBy(Erasure::order)));
    }

    private static List<Shared> shared(Collection<OpenNotice> notices, Map<Long, List<Erasure>> byOrder) {
        return notices.stream()
                .flatMap(notice -> byOrder.getOrDefault(notice.order(), List.of()).stream()
                        .filter(each -> !each.requestId().equals(notice.requestId()))
                        .map(each -> new Shared(notice, each)))
                .toList();
    }

    /**
     * What was sent, and what may have been: an attempt that failed may have reached the partner. Of an order whose reference
     * went in a restore all have answered for good.
     */
    private List<Holder> holders(Collection<Long> orders) {
        return database.query(
                "select distinct d.order_id, d.partner from disclosure d join customer_order o on o.id = d.order_id"
                        + " where d.order_id = any(?) and d.notice_id is null and o.reference_key is not null"
                        + " and (d.state = 'sent' or d.reached > 0) order by d.order_id, d.partner",
                Notices::holder,
                (Object) Database.array(orders));
    }

    /**
     * Puts on record what a partner answers, all or nothing. What is on record already changes nothing, and nor does what is
     * said of a notice that has ended: a person's word may have been first. In the caller's transaction.
     *
     * @param due when the partner is reminded or asked next
     * @return empty when a notice was never sent to this partner
     */
    public Optional<Answered> answer(
            PartnerId partner, List<Answer> answers, Function<OpenNotice, Instant> due, Instant now) {
        Map<UUID, OpenNotice> open = new HashMap<>();
        UUID[] named = answers.stream().map(Answer::notice).toArray(UUID[]::new);
        List<Long> found = writer.ids("select id from notice where random_id = any(?)", (Object) named)
                .toList();
        writer.lock(found).stream()
                .filter(notice -> notice.partner().equals(partner) && (notice.attempts() > 0 || notice.round() > 0))
                .forEach(notice -> open.put(notice.randomId(), notice));
        Map<UUID, NoticeState> ended = ended(partner, named);
        if (!answers.stream().allMatch(each -> open.containsKey(each.notice()) || ended.containsKey(each.notice()))) {
            return Optional.empty();
        }
        List<NoticeChange> changes = writer.write(
                answers.stream()
                        .filter(each -> open.containsKey(each.notice()))
                        .map(each -> replied(open.get(each.notice()), each.reply(), due, false))
                        .toList(),
                now);
        return Optional.of(new Answered(
                changes,
                answers.stream()
                        .filter(each -> isContradicted(ended.get(each.notice()), each.reply()))
                        .map(Answer::notice)
                        .toList()));
    }

    /**
     * Which notice stands behind the number of a request, at a partner that takes each request but once.
     *
     * @return empty when that request was refused until a day that is over: there is a newer one
     */
    public Optional<UUID> behind(UUID number) {
        return database
                .inTransaction(() -> database.query(
                        OpenNotice.SELECT + OpenNotice.FROM + " where n.random_id = ? or n.asked_as = ?",
                        OpenNotice::read,
                        number,
                        number))
                .stream()
                .map(notice -> Optional.of(notice.randomId())
                        .filter(same -> notice.askedAs().equals(number)))
                .findFirst()
                .orElse(Optional.of(number));
    }

    /**
     * Puts on record what a person says of a notice, whether it was sent or not. In the caller's transaction.
     *
     * @return absent when there is no such notice, or it cannot become that
     */
    public Optional<NoticeChange> decide(
            UUID notice, NoticeReply reply, Function<OpenNotice, Instant> due, Instant now) {
        List<Long> found =
                writer.ids("select id from notice where random_id = ?", notice).toList();
        return writer
                .write(
                        writer.lock(found).stream()
                                .filter(each -> each.state().mayBecome(reply.state()))
                                .map(each -> replied(each, reply, due, true))
                                .toList(),
                        now)
                .stream()
                .findFirst();
    }

    /** All that are open, by partner and state. */
    public List<Standing> standing() {
        return database.inTransaction(() -> database.query(
                "select partner, state, count(*) as notices, min(created_at) as oldest from notice"
                        + " group by partner, state order by partner, state",
                (row, number) -> new Standing(
                        new PartnerId(row.getString("partner")),
                        NoticeState.of(row.getString("state")),
                        row.getInt("notices"),
                        Database.instant(row, "oldest"))));
    }

    /** Final answers are known again for as long as this. */
    public int forgetEnded(Instant before) {
        return database.update("delete from notice_end where ended_at < ?", before);
    }

    /** Who gave a notice up knows that the copy may be there. */
    private static boolean isContradicted(NoticeState ended, NoticeReply reply) {
        return ended != null && ended != NoticeState.CANCELLED && reply.state().isKept();
    }

    private static NoticeWriter.Replied replied(
            OpenNotice notice, NoticeReply reply, Function<OpenNotice, Instant> due, boolean entered) {
        return new NoticeWriter.Replied(notice, reply, due.apply(notice), true, entered);
    }

    private Map<UUID, NoticeState> ended(PartnerId partner, UUID[] notices) {
        Map<UUID, NoticeState> ended = new HashMap<>();
        database.query(
                "select random_id, state from notice_end where random_id = any(?) and partner = ?",
                (row, number) ->
                        ended.put(row.getObject("random_id", UUID.class), NoticeState.of(row.getString("state"))),
                notices,
                partner.text());
        return ended;
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(row.getLong("order_id"), new PartnerId(row.getString("partner")));
    }
}
