package org.partnerhub.ledger;

import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;

/**
 * A numbered file for one partner, and the claimed notices that go into it. It can be made only by the ledger, after the
 * claim was committed.
 */
public final class NoticeFile {

    private final NoticeFileRows.Row row;
    private final List<ClaimedNotice> claimed;

    NoticeFile(NoticeFileRows.Row row, List<ClaimedNotice> claimed) {
        this.row = row;
        this.claimed = List.copyOf(claimed);
    }

    NoticeFileRows.Row row() {
        return row;
    }

    public PartnerId partner() {
        return row.partner();
    }

    /** {@code <partner>-deletion-<yyyyMMdd>-<number, 6 digits>.csv}. */
    public String fileName() {
        return row.fileName();
    }

    /** From 1. */
    public int attempt() {
        return row.attempts() + 1;
    }

    /** In the order in which their rows stand in the file. */
    public List<ClaimedNotice> claimed() {
        return claimed;
    }

    /** Present when an earlier attempt was interrupted, or failed, after the commit: the file may be there already. */
    public Optional<Manifest.Content> committed() {
        return Optional.ofNullable(row.content());
    }

    @Override
    public String toString() {
        return fileName();
    }
}
