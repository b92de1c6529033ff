package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/** The tables {@code manifest} and {@code manifest_series}. */
final class ManifestRows {

    /** The manifests of one document for one partner. {@code open} is the unfinished one, or null. */
    record Series(int next, Long open) {}

    private final Database database;

    ManifestRows(Database database) {
        this.database = database;
    }

    /** Locks the series until the transaction ends: whoever works at one of its manifests does so first. */
    Series lock(PartnerId partner, DocumentName document) {
        List<Series> series = database.query(
                "select next_number, open_manifest from manifest_series where partner = ? and document = ? for update",
                (row, number) -> new Series(row.getInt(1), row.getObject(2, Long.class)),
                partner.text(),
                document.text());
        if (!series.isEmpty()) {
            return series.get(0);
        }
        database.update(
                "insert into manifest_series (partner, document, next_number) values (?, ?, 1)",
                partner.text(),
                document.text());
        return new Series(1, null);
    }

    ManifestRow read(long id) {
        return database.query(
                        "select id, partner, document, number, file_name, claim, attempts, row_count, size_bytes,"
                                + " sha256, due_at, created_at from manifest where id = ?",
                        ManifestRows::read,
                        id)
                .get(0);
    }

    /** Opens the next manifest of a locked series. */
    ManifestRow open(PartnerId partner, DocumentName document, Series series, long id, long claim, Instant now) {
        String fileName = FileName.of(partner, document.text(), now, series.next());
        database.update(
                "insert into manifest (id, partner, document, number, file_name, state, claim, attempts, due_at,"
                        + " created_at, changed_at) values (?, ?, ?, ?, ?, 'cutting', ?, 0, ?, ?, ?)",
                id,
                partner.text(),
                document.text(),
                series.next(),
                fileName,
                claim,
                now,
                now,
                now);
        database.update(
                "update manifest_series set next_number = next_number + 1, open_manifest = ?"
                        + " where partner = ? and document = ?",
                id,
                partner.text(),
                document.text());
        return new ManifestRow(id, partner, document, series.next(), fileName, claim, 0, null, now, now);
    }

    void claim(ManifestRow manifest, Instant now) {
        database.update(
                "update manifest set claim = ?, changed_at = ? where id = ?", manifest.claim(), now, manifest.id());
    }

    void commit(long id, Manifest.Content content, ManifestLines lines, Instant now) {
        database.update(
                "update manifest set state = 'cut', row_count = ?, size_bytes = ?, sha256 = ?, lines = ?, changed_at = ?"
                        + " where id = ?",
                content.rows(),
                content.size(),
                content.sha256(),
                lines.toBytes(),
                now,
                id);
    }

    void failed(long id, Instant due, String reason, Instant now) {
        database.update(
                "update manifest set attempts = attempts + 1, due_at = ?, reason = ?, changed_at = ? where id = ?",
                due,
                reason,
                now,
                id);
    }

    /**
     * Ends the open manifest of a locked series, as {@code sent} or {@code void}. No hash of the file is kept: what is in
     * one with a single reference is soon found by trying.
     */
    void close(ManifestRow manifest, String state, Instant now) {
        database.update(
                "update manifest set state = ?, sha256 = null, changed_at = ? where id = ?", state, now, manifest.id());
        database.update(
                "update manifest_series set open_manifest = null where partner = ? and document = ?",
                manifest.partner().text(),
                manifest.document().text());
    }

    private static ManifestRow read(ResultSet row, int number) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new ManifestRow(
                row.getLong("id"),
                new PartnerId(row.getString("partner")),
                new DocumentName(row.getString("document")),
                row.getInt("number"),
                row.getString("file_name"),
                row.getLong("claim"),
                row.getInt("attempts"),
                sha256 == null
                        ? null
                        : new Manifest.Content(row.getInt("row_count"), row.getLong("size_bytes"), sha256),
                Database.instant(row, "due_at"),
                Database.instant(row, "created_at"));
    }
}
