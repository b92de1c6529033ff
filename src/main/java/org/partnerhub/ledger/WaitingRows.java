package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/** The table {@code waiting}: sealed disclosures that cannot go straight from a bundle. */
final class WaitingRows {

    /** A disclosure to put in; {@code due} is null when it does not go by itself. */
    record Entry(SealedDisclosure sealed, Instant due) {}

    /** What a manifest needs to know of a row before it takes it. */
    record Due(long disclosure, long order, int rows, Instant since) {}

    // With what is the same in all of them, too: or the databases would not go along the index, and sort all that
    // waits.
    private static final String BY_DUE = " order by partner, manifest_id, due_at, disclosure_id";

    static final String FOR_MANIFEST = "select disclosure_id, order_id, row_count, since from waiting"
            + " where partner = ? and manifest_id is null and due_at <= ? and document = ?" + BY_DUE + " limit ?";

    private final Database database;

    WaitingRows(Database database) {
        this.database = database;
    }

    void insert(Collection<Entry> entries, Instant now) {
        database.insert(
                "waiting",
                List.of(
                        Column.bigint("disclosure_id", entry -> entry.sealed().disclosure()),
                        Column.bigint("order_id", entry -> entry.sealed().order()),
                        Column.text("partner", entry -> entry.sealed().partner().text()),
                        Column.text(
                                "document", entry -> entry.sealed().document().text()),
                        Column.integer("row_count", entry -> entry.sealed().rows()),
                        Column.same("since", now),
                        Column.time("due_at", Entry::due),
                        Column.bytes("sealed", entry -> entry.sealed().bytes())),
                entries);
    }

    /** Gives those their bytes that have none. */
    void complete(Collection<SealedDisclosure> disclosures) {
        database.batch(
                "update waiting set row_count = ?, sealed = ? where disclosure_id = ? and sealed is null",
                disclosures,
                each -> Database.row(each.rows(), each.bytes(), each.disclosure()));
    }

    /** Those of the disclosures that have a row without bytes. */
    Set<Long> incomplete(Collection<Long> disclosures) {
        return new HashSet<>(database.query(
                "select disclosure_id from waiting where disclosure_id = any(?) and sealed is null",
                (row, number) -> row.getLong(1),
                (Object) Database.array(disclosures)));
    }

    void delete(Collection<Long> disclosures) {
        if (!disclosures.isEmpty()) {
            database.update("delete from waiting where disclosure_id = any(?)", (Object) Database.array(disclosures));
        }
    }

    /** Those of the disclosures that have a row. */
    Set<Long> owning(Collection<Long> disclosures) {
        return new HashSet<>(database.query(
                "select disclosure_id from waiting where disclosure_id = any(?)",
                (row, number) -> row.getLong(1),
                (Object) Database.array(disclosures)));
    }

    /** In the order of their ids. */
    List<SealedDisclosure> sealed(Collection<Long> disclosures) {
        return database.query(
                "select disclosure_id, order_id, partner, document, row_count, sealed from waiting"
                        + " where disclosure_id = any(?) order by disclosure_id",
                WaitingRows::sealed,
                (Object) Database.array(disclosures));
    }

    /** What has come due at a partner, the longest due first. */
    List<Long> due(PartnerId partner, int limit, Instant now) {
        return database.query(
                "select disclosure_id from waiting where partner = ? and manifest_id is null and due_at <= ?"
                        + BY_DUE
                        + " limit ?",
                (row, number) -> row.getLong(1),
                partner.text(),
                now,
                limit);
    }

    /** What may go into the next manifest, the longest due first. */
    List<Due> due(PartnerId partner, DocumentName document, int limit, Instant now) {
        return database.query(
                FOR_MANIFEST,
                (row, number) -> new Due(
                        row.getLong("disclosure_id"),
                        row.getLong("order_id"),
                        row.getInt("row_count"),
                        Database.instant(row, "since")),
                partner.text(),
                now,
                document.text(),
                limit);
    }

    List<Long> inManifest(PartnerId partner, long manifest) {
        return database.query(
                "select disclosure_id from waiting where partner = ? and manifest_id = ?",
                (row, number) -> row.getLong(1),
                partner.text(),
                manifest);
    }

    void putInto(long manifest, Collection<Long> disclosures) {
        database.update(
                "update waiting set manifest_id = ? where disclosure_id = any(?)",
                manifest,
                Database.array(disclosures));
    }

    /** Takes out what is left in a manifest that has ended. */
    void takeOutOf(PartnerId partner, long manifest) {
        database.update(
                "update waiting set manifest_id = null where partner = ? and manifest_id = ?",
                partner.text(),
                manifest);
    }

    void setDue(Collection<Transitions.Change> changes) {
        database.batch(
                "update waiting set due_at = ? where disclosure_id = ?",
                changes,
                change -> Database.row(change.due(), change.row().id()));
    }

    private static SealedDisclosure sealed(ResultSet row, int number) throws SQLException {
        return new SealedDisclosure(
                new PartnerId(row.getString("partner")),
                new DocumentName(row.getString("document")),
                row.getLong("disclosure_id"),
                row.getLong("order_id"),
                row.getInt("row_count"),
                row.getBytes("sealed"));
    }
}
