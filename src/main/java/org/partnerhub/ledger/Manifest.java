package org.partnerhub.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * A numbered file for one partner, and the claimed disclosures that go into it. It can be made only by the ledger, after
 * the claim was committed.
 */
public final class Manifest {

    /** What the file must be, to the byte. */
    public record Content(int rows, long size, byte[] sha256) {

        public Content {
            if (rows < 0 || size < 0 || sha256.length != 32) {
                throw new IllegalArgumentException("a manifest has no fewer than 0 rows and bytes, and a SHA-256");
            }
        }
    }

    private final ManifestRow row;
    private final List<Claimed> claimed;

    Manifest(ManifestRow row, List<Claimed> claimed) {
        this.row = row;
        this.claimed = List.copyOf(claimed);
    }

    public long id() {
        return row.id();
    }

    public PartnerId partner() {
        return row.partner();
    }

    public DocumentName document() {
        return row.document();
    }

    public int number() {
        return row.number();
    }

    /** The date of the cut, in UTC. */
    public LocalDate cutAt() {
        return LocalDate.ofInstant(row.createdAt(), ZoneOffset.UTC);
    }

    /** {@code <partner>-<document>-<yyyyMMdd>-<number, 6 digits>.csv}. */
    public String fileName() {
        return row.fileName();
    }

    /** From 1. */
    public int attempt() {
        return row.attempts() + 1;
    }

    /** In the order in which their rows stand in the file. */
    public List<Claimed> claimed() {
        return claimed;
    }

    /** Present when an earlier attempt was interrupted, or failed, after the commit: the file may be there already. */
    public Optional<Content> committed() {
        return Optional.ofNullable(row.content());
    }

    long claim() {
        return row.claim();
    }

    @Override
    public String toString() {
        return fileName();
    }
}
