package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;

/** The table {@code notice_file}. */
final class NoticeFileRows {

    /** {@code content} is null until it is committed. */
    record Row(
            long id,
            PartnerId partner,
            String fileName,
            long claim,
            int attempts,
            Manifest.Content content,
            Instant due) {

        Row claimedBy(long number) {
            return new Row(id, partner, fileName, number, attempts, content, due);
        }
    }

    private final Database database;

    NoticeFileRows(Database database) {
        this.database = database;
    }

    /** The partner's unfinished file, locked until the transaction ends. */
    Optional<Row> lockOpen(PartnerId partner) {
        return database
                .query(
                        "select id, partner, file_name, claim, attempts, row_count, size_bytes, sha256, due_at"
                                + " from notice_file where partner = ? and state = 'open' for update",
                        NoticeFileRows::read,
                        partner.text())
                .stream()
                .findFirst();
    }

    Row open(PartnerId partner, long id, long claim, Instant now) {
        int number = database.query(
                        "select coalesce(max(number), 0) + 1 from notice_file where partner = ?",
                        (row, index) -> row.getInt(1),
                        partner.text())
                .get(0);
        String fileName = FileName.of(partner, "deletion", now, number);
        database.update(
                "insert into notice_file (id, partner, number, file_name, state, claim, attempts, due_at, created_at,"
                        + " changed_at) values (?, ?, ?, ?, 'open', ?, 0, ?, ?, ?)",
                id,
                partner.text(),
                number,
                fileName,
                claim,
                now,
                now,
                now);
        return new Row(id, partner, fileName, claim, 0, null, now);
    }

    void claim(Row file, Instant now) {
        database.update("update notice_file set claim = ?, changed_at = ? where id = ?", file.claim(), now, file.id());
    }

    void commit(Row file, Manifest.Content content, Instant now) {
        database.update(
                "update notice_file set row_count = ?, size_bytes = ?, sha256 = ?, changed_at = ? where id = ?",
                content.rows(),
                content.size(),
                content.sha256(),
                now,
                file.id());
    }

    void failed(Row file, Instant due, Instant now) {
        database.update(
                "update notice_file set attempts = attempts + 1, due_at = ?, changed_at = ? where id = ?",
                due,
                now,
                file.id());
    }

    /** Ends it. Of what stood in it nothing is kept, not even a hash: a reference is soon found by trying. */
    void close(Row file, String state, Instant now) {
        database.update(
                "update notice_file set state = ?, sha256 = null, changed_at = ? where id = ?", state, now, file.id());
    }

    /** Whether the partner may have got a file of this name. */
    boolean isKnown(PartnerId partner, String fileName) {
        return !database.query(
                        "select id from notice_file where file_name = ? and partner = ?" + " and row_count is not null",
                        (row, number) -> row.getLong(1),
                        fileName,
                        partner.text())
                .isEmpty();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new Row(
                row.getLong("id"),
                new PartnerId(row.getString("partner")),
                row.getString("file_name"),
                row.getLong("claim"),
                row.getInt("attempts"),
                sha256 == null
                        ? null
                        : new Manifest.Content(row.getInt("row_count"), row.getLong("size_bytes"), sha256),
                Database.instant(row, "due_at"));
    }
}
