package org.partnerhub.ledger;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/** The table {@code payment_open}: payments without a final answer, and when their providers are asked for one. */
public final class OpenPayments {

    /** How many payments a provider was asked for in vain so far, and since when the oldest of them is open. */
    public record Line(PartnerId partner, long payments, Instant oldest) {}

    private record OrderKeys(WrappedKeys keys, byte[] reference) {}

    /** What asks for the payment has come to the provider or may have, and the order is not deleted. */
    private static final String ANSWERABLE = "select p.order_id from payment p"
            + " join customer_order o on o.id = p.order_id and o.content_key is not null"
            + " where p.order_id = any(?) and p.partner = ? and p.state = any(?) and exists ("
            + "select 1 from disclosure d where d.order_id = p.order_id and d.partner = p.partner"
            + " and d.state in ('sending', 'sent', 'waiting'))";

    private final Database database;

    OpenPayments(Database database) {
        this.database = database;
    }

    /** Leaves those alone that are there. In the caller's transaction. */
    public void add(Collection<OpenPayment> payments) {
        database.insertWhere(
                "payment_open",
                List.of(
                        Column.bigint("order_id", OpenPayment::order),
                        Column.text("partner", payment -> payment.partner().text()),
                        Column.time("since", OpenPayment::since),
                        Column.same("answers", 0),
                        Column.time("due_at", OpenPayment::due),
                        Column.time("review_at", OpenPayment::review)),
                payments,
                "not exists (select 1 from payment_open known"
                        + " where known.order_id = inserted.order_id and known.partner = inserted.partner)");
    }

    /** It has its answer, or is asked for no more. In the caller's transaction. */
    public void remove(long order, PartnerId partner) {
        remove(List.of(order), partner);
    }

    /**
     * What a provider is to be asked for now, the longest due first; what it cannot have an answer to is removed. Has on
     * record, when it returns, that the provider is being asked. It is not held against a second asker: whoever asks twice
     * learns nothing else.
     *
     * @param open the states of a payment that has no final answer
     */
    public List<Question> due(PartnerId partner, Set<String> open, int limit, Instant now) {
        Map<Long, Integer> asked = database.inOwnTransaction(() -> {
            Map<Long, Integer> due = due(partner, limit, now);
            if (due.isEmpty()) {
                return due;
            }
            List<Long> answerable = answerable(due.keySet(), partner, open);
            remove(
                    due.keySet().stream()
                            .filter(order -> !answerable.contains(order))
                            .toList(),
                    partner);
            due.keySet().retainAll(answerable);
            database.update(
                    "update payment_open set asked_at = ? where partner = ? and order_id = any(?)",
                    now,
                    partner.text(),
                    Database.array(due.keySet()));
            return due;
        });
        // only now: an order that was deleted before is not asked for
        Map<Long, OrderKeys> keys = keysOf(asked.keySet());
        return asked.entrySet().stream()
                .filter(each -> keys.containsKey(each.getKey()))
                .map(each -> question(each.getKey(), partner, each.getValue(), keys.get(each.getKey())))
                .toList();
    }

    /** Whether the provider can still have an answer to it. */
    public boolean isAnswerable(long order, PartnerId partner, Set<String> open) {
        return !database.inTransaction(() -> answerable(List.of(order), partner, open))
                .isEmpty();
    }

    /** When they are asked again; what has its answer by now stays removed. */
    public void ask(Collection<Question.Again> again) {
        database.inTransaction(() -> {
            database.batch(
                    "update payment_open set answers = ?, due_at = ? where order_id = ? and partner = ?",
                    again,
                    each -> Database.row(
                            each.answers(),
                            each.due(),
                            each.question().order(),
                            each.question().partner().text()));
            return null;
        });
    }

    /** Those that somebody must look at by now. */
    public List<OpenPayment> toReview(Instant now, int limit) {
        return database.inTransaction(() -> database.query(
                "select order_id, partner, since, due_at, review_at from payment_open where review_at <= ?"
                        + " order by review_at, order_id limit ?",
                OpenPayments::read,
                now,
                limit));
    }

    /** In the caller's transaction. */
    public void reviewAgain(OpenPayment payment, Instant at) {
        database.update(
                "update payment_open set review_at = ? where order_id = ? and partner = ?",
                at,
                payment.order(),
                payment.partner().text());
    }

    /** Of the providers that were asked for anything in vain. */
    public List<Line> unanswered() {
        return database.inTransaction(() -> database.query(
                "select partner, count(*) as payments, min(since) as oldest from payment_open"
                        + " where asked_at is not null group by partner order by partner",
                (row, number) -> new Line(
                        new PartnerId(row.getString("partner")),
                        row.getLong("payments"),
                        Database.instant(row, "oldest"))));
    }

    private List<Long> answerable(Collection<Long> orders, PartnerId partner, Set<String> open) {
        return database.query(
                ANSWERABLE,
                (row, number) -> row.getLong(1),
                Database.array(orders),
                partner.text(),
                open.toArray(String[]::new));
    }

    private Map<Long, Integer> due(PartnerId partner, int limit, Instant now) {
        Map<Long, Integer> due = new LinkedHashMap<>();
        database.query(
                "select order_id, answers from payment_open where partner = ? and due_at <= ?"
                        + " order by due_at, order_id limit ?",
                (row, number) -> due.put(row.getLong("order_id"), row.getInt("answers")),
                partner.text(),
                now,
                limit);
        return due;
    }

    private Map<Long, OrderKeys> keysOf(Collection<Long> orders) {
        return database
                .inTransaction(() -> database.query(
                        "select id, epoch, content_key, reference_key, reference from customer_order"
                                + " where id = any(?) and content_key is not null",
                        (row, number) -> Map.entry(
                                row.getLong("id"), new OrderKeys(Orders.keys(row), row.getBytes("reference"))),
                        (Object) Database.array(orders)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void remove(Collection<Long> orders, PartnerId partner) {
        if (!orders.isEmpty()) {
            database.update(
                    "delete from payment_open where partner = ? and order_id = any(?)",
                    partner.text(),
                    Database.array(orders));
        }
    }

    private static Question question(long order, PartnerId partner, int answers, OrderKeys keys) {
        return new Question(order, partner, answers, keys.keys(), keys.reference());
    }

    private static OpenPayment read(ResultSet row, int number) throws SQLException {
        return new OpenPayment(
                row.getLong("order_id"),
                new PartnerId(row.getString("partner")),
                Database.instant(row, "since"),
                Database.instant(row, "due_at"),
                Database.instant(row, "review_at"));
    }
}
