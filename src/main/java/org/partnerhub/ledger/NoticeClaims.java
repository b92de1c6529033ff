package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * Decides who tells a partner. A claim is a number that one committed transaction writes; whoever comes back with another
 * one changes nothing. A partner has one route that claims, so a claim that it finds was interrupted, and the same attempt
 * is made again.
 */
public final class NoticeClaims {

    private static final String TOLD = "n.state in ('queued', 'sent', 'acknowledged', 'failed', 'overdue')";

    private final Database database;
    private final NoticeWriter writer;
    private final Ids ids;

    NoticeClaims(Database database, NoticeWriter writer, Ids ids) {
        this.database = database;
        this.writer = writer;
        this.ids = ids;
    }

    /** Claims those of a partner that are due, guardians' and minors' first. */
    public List<ClaimedNotice> due(PartnerId partner, int limit, Instant now) {
        long claim = ids.next();
        List<Long> claimed = database.inOwnTransaction(() -> {
            List<Long> due = writer.ids(DUE, partner.text(), now, limit).toList();
            return claim(due, claim, "file_id = null");
        });
        return read(claimed, claim);
    }

    static final String DUE = "select n.id from notice n where n.partner = ? and " + TOLD
            + " and n.answer_by is not null and n.due_at <= ?" + OpenNotice.ORDER + " limit ?";

    /** Claims these, in the caller's transaction; {@link #read} belongs behind it. */
    List<Long> claim(Collection<Long> notices, long claim, String change, Object... arguments) {
        List<Long> locked = writer.lock(notices).stream()
                .filter(each -> !each.state().isKept())
                .map(OpenNotice::id)
                .toList();
        Object[] all = new Object[arguments.length + 2];
        all[0] = claim;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = Database.array(locked);
        database.update("update notice set claim = ?, attempts = attempts + 1, " + change + " where id = any(?)", all);
        return locked;
    }

    /** Those that are still this claim's, with what opens the reference. */
    List<ClaimedNotice> read(Collection<Long> notices, long claim) {
        if (notices.isEmpty()) {
            return List.of();
        }
        return database.query(
                OpenNotice.SELECT + ", o.epoch, o.reference_key, o.reference" + OpenNotice.FROM
                        + " join customer_order o on o.id = n.order_id where n.id = any(?) and n.claim = ?"
                        + OpenNotice.ORDER,
                (row, number) -> new ClaimedNotice(
                        claim,
                        OpenNotice.read(row, number),
                        new WrappedKeys(row.getLong("epoch"), null, row.getBytes("reference_key")),
                        row.getBytes("reference")),
                Database.array(notices),
                claim);
    }

    /**
     * Puts on record how attempts ended, in the caller's transaction, and says so of each that the partner has got. One whose claim is no longer valid changes nothing:
     * the partner has answered meanwhile, or somebody else took over.
     */
    public List<NoticeChange> settle(Collection<NoticeOutcome> outcomes, Instant now) {
        Map<Long, OpenNotice> held = held(outcomes);
        database.batch(
                "update notice set due_at = ?, claim = null where id = ?",
                outcomes.stream()
                        .filter(NoticeOutcome.Postponed.class::isInstance)
                        .map(NoticeOutcome.Postponed.class::cast)
                        .filter(each -> held.containsKey(id(each)))
                        .toList(),
                each -> Database.row(each.due(), id(each)));
        List<NoticeWriter.Replied> replies = outcomes.stream()
                .filter(each -> held.containsKey(id(each)))
                .flatMap(each -> replied(each, held.get(id(each))).stream())
                .toList();
        return withAskedAgain(writer.write(replies, now), replies, now);
    }

    private static Optional<NoticeWriter.Replied> replied(NoticeOutcome outcome, OpenNotice notice) {
        if (outcome instanceof NoticeOutcome.Reached reached) {
            return Optional.of(NoticeWriter.Replied.byPartner(notice, reached.reply(), reached.due(), true));
        }
        if (outcome instanceof NoticeOutcome.Failed failed) {
            return Optional.of(NoticeWriter.Replied.byPartner(notice, failed.reply(), failed.due(), false));
        }
        return Optional.empty();
    }

    /** With those besides that their partner has got, and of which nothing has changed for that. */
    private static List<NoticeChange> withAskedAgain(
            List<NoticeChange> changes, List<NoticeWriter.Replied> replies, Instant now) {
        Set<Long> changed = changes.stream().map(each -> each.notice().id()).collect(Collectors.toSet());
        return Stream.concat(
                        changes.stream(),
                        replies.stream()
                                .filter(each -> each.got()
                                        && !changed.contains(each.notice().id()))
                                .map(each -> NoticeChange.askedAgain(each.notice(), now)))
                .toList();
    }

    private Map<Long, OpenNotice> held(Collection<NoticeOutcome> outcomes) {
        Map<Long, Long> claims = outcomes.stream().collect(Collectors.toMap(NoticeClaims::id, each -> each.claimed()
                .claim()));
        return writer.lock(claims.keySet()).stream()
                .filter(each -> claims.get(each.id()).equals(each.claim()))
                .collect(Collectors.toMap(OpenNotice::id, Function.identity()));
    }

    private static long id(NoticeOutcome outcome) {
        return outcome.claimed().notice().id();
    }
}
