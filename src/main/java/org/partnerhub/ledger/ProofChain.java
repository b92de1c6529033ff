package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The tables {@code proof_chain}, {@code proof_link} and {@code proof_entry}; what a MAC covers is for {@code proof}.
 *
 * <p>Nothing is updated here. On H2 (2.3.232, 2.4.240) a transaction that is rolled back while another one waits for the
 * same row can undo what a third has committed in between; a row that is locked and never changed cannot lose anything.
 * Should two hold the lock at once, the number of the link is taken by one of them alone.
 */
public final class ProofChain {

    /**
     * How far the chain has come.
     *
     * @param id random: what tells this chain from any other
     * @param origin what the first link follows
     * @param links the number of the last one
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
     * @param tip absent before the first link, and when the row of the chain was removed
     * @param lowest the number of a link; 1 when there is none
     * @param highest the number of a link; 0 when there is none
     * @param head the highest link of which there is a head; 0 when there is none
     */
    public record Extent(Optional<Tip> tip, long lowest, long highest, long head) {}

    private static final String CHAIN = "select c.id, c.origin from proof_chain c";
    private static final String LINK = "select l.number, l.at, l.entries, l.mac from proof_link l";
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

    /** In the caller's transaction: locks the chain until that ends. Absent before the first link. */
    public Optional<Tip> lock() {
        return tip(CHAIN + " for update");
    }

    /** The same, and begins the chain if it has not begun; the first tip has neither links nor entries. */
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

    /**
     * In the caller's transaction, after {@link #lock}.
     *
     * @throws LedgerUnavailableException when somebody else was first all the same
     */
    public void add(Collection<Link> links, Collection<Entry> entries) {
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
    }

    /** Absent before the first link, and when the row of the chain was removed. */
    public Optional<Tip> tip() {
        return database.inTransaction(() -> tip(CHAIN));
    }

    /** Read one after the other, beside whoever is appending: a head is always younger than its link, so it comes first. */
    public Extent extent() {
        return database.inTransaction(() -> {
            long head = number("select coalesce(max(number), 0) from proof_head");
            Optional<Tip> tip = tip(CHAIN);
            long highest = tip.map(Tip::links)
                    .orElseGet(() -> lastLink().map(Link::number).orElse(0L));
            return new Extent(tip, number("select coalesce(min(number), 1) from proof_link"), highest, head);
        });
    }

    /** Those above one number and up to another, in order; so are {@link #entries}, whose order is that of the links. */
    public List<Link> links(long above, long upTo) {
        return database.inTransaction(() -> database.query(
                LINK + " where l.number > ? and l.number <= ? order by l.number", ProofChain::link, above, upTo));
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
                "insert into proof_chain (slot, id, origin) values (1, ?, ?)", first.id(), first.origin()));
    }

    /** The last link is looked up after the row of the chain, which may be locked, was read. */
    private Optional<Tip> tip(String chain) {
        return database
                .query(
                        chain,
                        (row, number) -> new Tip(
                                row.getObject("id", UUID.class), row.getBytes("origin"), 0, 0, row.getBytes("origin")))
                .stream()
                .findFirst()
                .map(origin -> lastLink()
                        .map(link -> new Tip(origin.id(), origin.origin(), link.number(), link.entries(), link.mac()))
                        .orElse(origin));
    }

    private Optional<Link> lastLink() {
        return database.query(LINK + " order by l.number desc limit 1", ProofChain::link).stream()
                .findFirst();
    }

    private long number(String sql) {
        return database.query(sql, (row, number) -> row.getLong(1)).get(0);
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getLong("number"), Database.instant(row, "at"), row.getLong("entries"), row.getBytes("mac"));
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
