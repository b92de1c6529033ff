package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/** Which files in partners' outboxes the hub has told of and left where they are, by keyed hashes. */
public final class QuarantinedFiles {

    private final Database database;

    QuarantinedFiles(Database database) {
        this.database = database;
    }

    public Set<UUID> of(PartnerId partner) {
        return database.inTransaction(() -> new HashSet<>(database.query(
                "select file_key from quarantined_file where partner = ?",
                (row, number) -> row.getObject("file_key", UUID.class),
                partner.text())));
    }

    /** Remembers a file; one that is remembered already stays as it is. */
    public void add(PartnerId partner, UUID file, String code, Instant now) {
        Reasons.check(code);
        List<Column<UUID>> columns = List.of(
                Column.text("partner", key -> partner.text()),
                Column.uuid("file_key", key -> key),
                Column.text("code", key -> code),
                Column.same("since", now));
        database.commit(() -> database.insertWhere(
                "quarantined_file",
                columns,
                List.of(file),
                "not exists (select 1 from quarantined_file q"
                        + " where q.partner = inserted.partner and q.file_key = inserted.file_key)"));
    }

    /** Of files that are not there any more. */
    public void forget(PartnerId partner, Collection<UUID> files) {
        if (!files.isEmpty()) {
            database.commit(() -> database.update(
                    "delete from quarantined_file where partner = ? and file_key = any(?)",
                    partner.text(),
                    files.toArray(UUID[]::new)));
        }
    }
}
