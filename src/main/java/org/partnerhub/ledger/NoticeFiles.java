package org.partnerhub.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.partnerhub.contract.PartnerId;

/**
 * Cuts files out of the notices that are due, one at a time for each partner. Name and rows are on record before anyone
 * reads a key; size and SHA-256 before the upload; so that after a crash it is known what to look for.
 *
 * <p>What is done with a file that somebody else has taken over since changes nothing.
 */
public final class NoticeFiles {

    private record Begun(NoticeFileRows.Row file, List<Long> notices) {}

    private final NoticeFileRows files;
    private final NoticeClaims claims;
    private final Database database;
    private final Ids ids;

    NoticeFiles(NoticeFileRows files, NoticeClaims claims, Database database, Ids ids) {
        this.files = files;
        this.claims = claims;
        this.database = database;
        this.ids = ids;
    }

    /**
     * The unfinished file, if there is one and it has come due; else a new one, if there are enough notices for one, or an
     * urgent one, or the oldest has waited long enough.
     *
     * @param rows how many notices a file takes at most
     * @param every the longest that one waits for its file
     */
    public Optional<NoticeFile> begin(PartnerId partner, int rows, Duration every, Instant now) {
        return database.inOwnTransaction(() -> {
                    Optional<NoticeFileRows.Row> open = files.lockOpen(partner);
                    return open.isPresent() ? resume(open.get(), now) : cut(partner, rows, every, now);
                })
                .map(begun -> new NoticeFile(
                        begun.file(), claims.read(begun.notices(), begun.file().claim())));
    }

    /**
     * Puts on record what is about to be uploaded.
     *
     * @return false if the file is somebody else's by now: it must not be uploaded
     */
    public boolean commit(NoticeFile file, Manifest.Content content, Instant now) {
        return database.inOwnTransaction(() -> ifHeld(file, row -> files.commit(row, content, now)));
    }

    /** The file is at the partner. In the caller's transaction, as {@code outcomes} are settled. */
    public List<NoticeChange> sent(NoticeFile file, Collection<NoticeOutcome> outcomes, Instant now) {
        return ifHeld(file, row -> files.close(row, "sent", now)) ? claims.settle(outcomes, now) : List.of();
    }

    /** The upload failed; the file is begun again, under its name, when it is due. */
    public void failed(NoticeFile file, Instant due, Instant now) {
        database.inOwnTransaction(() -> ifHeld(file, row -> files.failed(row, due, now)));
    }

    /** The file is not at the partner, or not as it was committed: its notices go into another one. */
    public void abandon(NoticeFile file, Instant now) {
        database.inOwnTransaction(() -> ifHeld(file, row -> {
            files.close(row, "void", now);
            database.update("update notice set claim = null, file_id = null where file_id = ?", row.id());
        }));
    }

    /** Whether the partner may have got a file of this name. */
    public boolean isKnown(PartnerId partner, String fileName) {
        return database.inTransaction(() -> files.isKnown(partner, fileName));
    }

    private Optional<Begun> resume(NoticeFileRows.Row file, Instant now) {
        if (file.due().isAfter(now)) {
            return Optional.empty();
        }
        NoticeFileRows.Row claimed = file.claimedBy(ids.next());
        files.claim(claimed, now);
        List<Long> notices =
                database.query("select id from notice where file_id = ?", (row, number) -> row.getLong(1), file.id());
        return Optional.of(new Begun(claimed, claims.claim(notices, claimed.claim(), "file_id = ?", file.id())));
    }

    private Optional<Begun> cut(PartnerId partner, int rows, Duration every, Instant now) {
        List<Long> due = database.query(NoticeClaims.DUE, (row, number) -> row.getLong(1), partner.text(), now, rows);
        if (due.isEmpty() || due.size() < rows && !cannotWait(due, now.minus(every))) {
            return Optional.empty();
        }
        NoticeFileRows.Row file = files.open(partner, ids.next(), ids.next(), now);
        List<Long> notices = claims.claim(due, file.claim(), "file_id = ?", file.id());
        return Optional.of(new Begun(file, notices));
    }

    private boolean cannotWait(List<Long> due, Instant since) {
        return !database.query(
                        "select id from notice where id = any(?) and (urgent or due_at <= ?) limit 1",
                        (row, number) -> row.getLong(1),
                        Database.array(due),
                        since)
                .isEmpty();
    }

    private boolean ifHeld(NoticeFile file, Consumer<NoticeFileRows.Row> work) {
        Optional<NoticeFileRows.Row> held = files.lockOpen(file.partner())
                .filter(row ->
                        row.id() == file.row().id() && row.claim() == file.row().claim());
        held.ifPresent(work);
        return held.isPresent();
    }
}
