package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tables {@code proof_head} and {@code proof_news}: heads of the chain, and those that the shop is to be told of. */
public final class ProofHeads {

    /**
     * The chain as it was at a link.
     *
     * @param number of the link
     * @param entries of the chain, up to and with the link
     * @param mac of the link
     * @param at when it was signed
     */
    public record Head(long number, Instant at, long entries, byte[] mac, byte[] signature) {}

    private static final String SELECT = "select h.number, h.at, h.entries, h.mac, h.signature from proof_head h";

    private final Database database;

    ProofHeads(Database database) {
        this.database = database;
    }

    /** In the caller's transaction, which has the chain locked. */
    public void add(Head head) {
        database.update(
                "insert into proof_head (number, at, entries, mac, signature) values (?, ?, ?, ?, ?)",
                head.number(),
                head.at(),
                head.entries(),
                head.mac(),
                head.signature());
        database.update("insert into proof_news (number) values (?)", head.number());
    }

    public Optional<Head> last() {
        return first(SELECT + " order by h.number desc limit 1");
    }

    /** The first that covers the link. */
    public Optional<Head> covering(long link) {
        return first(SELECT + " where h.number >= ? order by h.number limit 1", link);
    }

    /** Those above one number and up to another, in order. */
    public List<Head> between(long above, long upTo) {
        return query(SELECT + " where h.number > ? and h.number <= ? order by h.number", above, upTo);
    }

    /** The oldest that the shop has not been told of, in order; the same again until they are {@link #announced}. */
    public List<Head> next(int limit) {
        return query(SELECT + " join proof_news n on n.number = h.number order by h.number limit ?", limit);
    }

    /** The shop has been told of these. */
    public void announced(Collection<Long> numbers) {
        database.inTransaction(() ->
                database.update("delete from proof_news where number = any(?)", (Object) Database.array(numbers)));
    }

    private Optional<Head> first(String sql, Object... arguments) {
        return query(sql, arguments).stream().findFirst();
    }

    private List<Head> query(String sql, Object... arguments) {
        return database.inTransaction(() -> database.query(sql, ProofHeads::read, arguments));
    }

    private static Head read(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("number"),
                Database.instant(row, "at"),
                row.getLong("entries"),
                row.getBytes("mac"),
                row.getBytes("signature"));
    }
}
