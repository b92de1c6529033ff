package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The tables {@code proof_chain}, {@code proof_link} and {@code proof_entry}; what a MAC covers is for {@code proof}. */
public final class ProofChain {

    /**
     * How far the chain has come.
     *
     * @param id random: what tells this chain from any other
     * @param origin what the first link follows
     * @param entries of all links
     * @param mac of the last link; at first the origin
     */
    public record Tip(UUID id, byte[] origin, long links, long entries, byte[] mac) {}

    /** @param entries of the chain, from its beginning up to and with this link */
    public record Link(long number, Instant at, long entries, byte[] mac) {}

    /** @param position within the link, from 1 */
    public record Entry(long link, int position, Optional<String> request, String body, byte[] mac) {}

    /**
     * What stands in the tables.
     *
     * @param tip absent before the first link, and when it was removed
     * @param lowest the number of a link; 1 when there is none
     * @param highest the number of a link; 0 when there is none
     * @param head the highest link of which there is a head; 0 when there is none
     */
    public record Extent(Optional<Tip> tip, long lowest, long highest, long head) {}

    private static final String TIP = "c.id, c.origin, c.links, c.entries, c.mac";
    private static final String ENTRY = "select e.link, e.position, e.request_id, e.body, e.mac from proof_entry e";

    private final Database database;

    ProofChain(Database database) {
        this.database = database;
    }

    /** In the caller's transaction, if there is one. */
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    /** In a transaction that is committed on return. */
    public <T> T atomically(Supplier<T> work) {
        return database.inOwnTransaction(work);
    }

    /** In the caller's transaction: locks the tip until that ends. Absent before the first link. */
    public Optional<Tip> lock() {
        return database.query("select " + TIP + " from proof_chain c for update", ProofChain::tip).stream()
                .findFirst();
    }

    /** The same, and begins the chain if it has not begun. */
    public Tip lock(Supplier<Tip> first) {
        Optional<Tip> tip = lock();
        if (tip.isPresent()) {
            return tip.get();
        }
        try {
            begin(first.get());
        } catch (LedgerUnavailableException fault) {
            // another process may have been first
            return lock().orElseThrow(() -> fault);
        }
        return lock().orElseThrow();
    }

    /** In the caller's transaction, after {@link #lock}. */
    public void add(Collection<Link> links, Collection<Entry> entries, Tip tip) {
        database.insert(
                "proof_link",
                List.of(
                        Column.bigint("number", Link::number),
                        Column.time("at", Link::at),
                        Column.bigint("entries", Link::entries),
                        Column.bytes("mac", Link::mac)),
                links);
        database.insert(
                "proof_entry",
                List.of(
                        Column.bigint("link", Entry::link),
                        Column.integer("position", Entry::position),
                        Column.text("request_id", entry -> entry.request().orElse(null)),
                        Column.text("body", Entry::body),
                        Column.bytes("mac", Entry::mac)),
                entries);
        database.update(
                "update proof_chain set links = ?, entries = ?, mac = ?", tip.links(), tip.entries(), tip.mac());
    }

    /** Absent before the first link, and when it was removed. */
    public Optional<Tip> tip() {
        return database
                .inTransaction(() -> database.query("select " + TIP + " from proof_chain c", ProofChain::tip))
                .stream()
                .findFirst();
    }

    /**
     * All of it as it is at one moment, whoever is appending: read under the lock, for on H2 one statement can see two
     * tables at different moments.
     */
    public Extent extent() {
        return database.inOwnTransaction(() -> {
            Optional<Tip> tip = lock();
            return database.query(
                            "select (select min(number) from proof_link) as lowest,"
                                    + " (select max(number) from proof_link) as highest,"
                                    + " (select max(number) from proof_head) as head",
                            (row, number) -> extent(tip, row))
                    .get(0);
        });
    }

    /** Those above one number and up to another, in order; so are {@link #entries}, whose order is that of the links. */
    public List<Link> links(long above, long upTo) {
        return database.inTransaction(() -> database.query(
                "select number, at, entries, mac from proof_link where number > ? and number <= ? order by number",
                (row, number) -> new Link(
                        row.getLong("number"),
                        Database.instant(row, "at"),
                        row.getLong("entries"),
                        row.getBytes("mac")),
                above,
                upTo));
    }

    public List<Entry> entries(long above, long upTo) {
        return database.inTransaction(() -> database.query(
                ENTRY + " where e.link > ? and e.link <= ? order by e.link, e.position",
                ProofChain::entry,
                above,
                upTo));
    }

    public List<Entry> ofRequest(String request) {
        return database.inTransaction(() -> database.query(
                ENTRY + " where e.request_id = ? order by e.link, e.position", ProofChain::entry, request));
    }

    /** The first entry that belongs to no link, and stands before the first or behind this one. */
    public Optional<Entry> stray(long highest) {
        return database
                .inTransaction(() -> database.query(
                        ENTRY + " where (e.link < 1 or e.link > ?)"
                                + " and not exists (select 1 from proof_link l where l.number = e.link)"
                                + " order by e.link, e.position limit 1",
                        ProofChain::entry,
                        highest))
                .stream()
                .findFirst();
    }

    // Committed by itself, so that two who are first do not wait for each other until one of them fails.
    private void begin(Tip first) {
        database.commit(() -> database.update(
                "insert into proof_chain (slot, id, origin, links, entries, mac, announced) values (1, ?, ?, ?, ?, ?, 0)",
                first.id(),
                first.origin(),
                first.links(),
                first.entries(),
                first.mac()));
    }

    private static Extent extent(Optional<Tip> tip, ResultSet row) throws SQLException {
        long lowest = row.getLong("lowest");
        return new Extent(tip, row.wasNull() ? 1 : lowest, row.getLong("highest"), row.getLong("head"));
    }

    private static Tip tip(ResultSet row, int number) throws SQLException {
        return new Tip(
                row.getObject("id", UUID.class),
                row.getBytes("origin"),
                row.getLong("links"),
                row.getLong("entries"),
                row.getBytes("mac"));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("link"),
                row.getInt("position"),
                Optional.ofNullable(row.getString("request_id")),
                row.getString("body"),
                row.getBytes("mac"));
    }
}
