package org.partnerhub.vault;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Writes the surviving wrapped keys into a file, in place of the last. With it, and with the newest ring, any copy of the
 * database can be brought up to it: what was deleted in between stays deleted, though the copy has it still.
 */
final class VaultExport {

    private static final int PAGE = 1000;

    private final Path file;
    private final ExportCount count;
    private final EpochTable epochs;
    private final List<WrappedRows> tables;
    private final Clock clock;

    VaultExport(Path file, ExportCount count, EpochTable epochs, List<WrappedRows> tables, Clock clock) {
        this.file = file.toAbsolutePath().normalize();
        this.count = count;
        this.epochs = epochs;
        this.tables = List.copyOf(tables);
        this.clock = clock;
    }

    /**
     * Writes all keys that are there when it begins, but for those that are shredded meanwhile.
     *
     * @return its number
     * @throws VaultExportException when it cannot be written; the last one is as it was
     */
    long write(ExportSeal seal) {
        long number = count.next();
        try {
            PrivateFile.write(
                    file,
                    out -> write(number, seal, out),
                    move -> FileLocks.whileLocked(file, () -> {
                        requireNoLater(number);
                        move.run();
                        return number;
                    }));
            return number;
        } catch (IOException e) {
            throw new VaultExportException("the vault export " + file + " cannot be written", e);
        }
    }

    Path file() {
        return file;
    }

    private void write(long number, ExportSeal seal, OutputStream file) throws IOException {
        ExportSeal.Sealing sealing = seal.sealing(new BufferedOutputStream(file, 1 << 16));
        DataOutputStream out = new DataOutputStream(sealing);
        ExportFormat.write(new ExportFormat.Header(number, clock.instant(), epochs.all()), out);
        for (WrappedRows rows : tables) {
            out.writeUTF(rows.name());
            long above = 0;
            for (List<WrappedRow> page = rows.page(above, PAGE); !page.isEmpty(); page = rows.page(above, PAGE)) {
                for (WrappedRow row : page) {
                    ExportFormat.write(row, out);
                }
                above = page.get(page.size() - 1).owner();
            }
            ExportFormat.endRows(out);
        }
        ExportFormat.endTables(out);
        sealing.finish();
    }

    /**
     * A database counts an export before it is written: one that has counted fewer than the file says is from a backup.
     *
     * @throws KeyRingException when what was deleted after the backup has not been deleted again
     */
    void requireNoOlderDatabase() {
        try {
            if (ExportFormat.numberOf(file) > count.last()) {
                throw new KeyRingException(
                        "the database is older than the vault export " + file,
                        "bring a database from a backup up to date as docs/how-to/restore.md says;"
                                + " of a new database, move the export away");
            }
        } catch (IOException e) {
            throw new VaultExportException("the vault export " + file + " cannot be read", e);
        }
    }

    /** Another machine may have begun after us and finished before us: its export must stay. */
    private void requireNoLater(long number) throws IOException {
        if (ExportFormat.numberOf(file) > number) {
            throw new IOException("a later export is there");
        }
    }
}
