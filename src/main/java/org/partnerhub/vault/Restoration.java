package org.partnerhub.vault;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Brings a database from a backup up to the vault export, so that it opens with the newest ring and holds nothing deleted. */
public final class Restoration {

    private static final int BATCH = 1000;

    /**
     * What was done.
     *
     * @param export when the export was written, up to which deletions are done again; absent when none was ever written
     * @param taken whether the database was older than the export, and was brought up to it
     * @param lost how many rows have lost their keys: what they belonged to was deleted, or done, after the backup
     */
    public record Result(Optional<Instant> export, boolean taken, long lost) {}

    private final Path file;
    private final ExportCount count;
    private final EpochTable epochs;
    private final KeyRingOpening ring;
    private final Map<String, WrappedRows> tables;
    private final TransactionOperations transaction;

    Restoration(
            Path file,
            ExportCount count,
            EpochTable epochs,
            KeyRingOpening ring,
            List<WrappedRows> tables,
            TransactionOperations transaction) {
        this.file = file.toAbsolutePath().normalize();
        this.count = count;
        this.epochs = epochs;
        this.ring = ring;
        this.tables = tables.stream().collect(Collectors.toMap(WrappedRows::name, Function.identity()));
        this.transaction = transaction;
    }

    /**
     * All or nothing; a second time does nothing more. No hub may be running on the database.
     *
     * @throws VaultExportException when the export is missing, damaged, or not of this ring
     * @throws KeyRingException when the ring is not the newest, or the export is not the newest
     */
    public Result restore() {
        try {
            if (Files.notExists(file)) {
                return transaction.execute(status -> restoreWithoutExport());
            }
            if (!ring.exportSeal().holds(file)) {
                throw new VaultExportException(
                        "the vault export " + file + " was altered or cut, or is of another key ring");
            }
            return transaction.execute(status -> restoreFromExport());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Result restoreWithoutExport() {
        if (count.last() > 0) {
            throw new VaultExportException("the vault export " + file + " is missing");
        }
        holdAgainstRing();
        return new Result(Optional.empty(), false, 0);
    }

    private Result restoreFromExport() {
        try (DataInputStream in = ExportFormat.open(file)) {
            ExportFormat.Header header = ExportFormat.readHeader(in);
            boolean isOlder = count.last() < header.number();
            long lost = 0;
            if (isOlder) {
                epochs.replaceAll(header.epochs());
                lost = restoreTables(in);
                count.set(header.number());
            }
            holdAgainstRing();
            return new Result(Optional.of(header.writtenAt()), isOlder, lost);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void holdAgainstRing() {
        ring.endLater();
        ring.read();
    }

    private long restoreTables(DataInputStream in) throws IOException {
        long lost = 0;
        Map<String, WrappedRows> left = new HashMap<>(tables);
        for (Optional<String> name = ExportFormat.readTable(in); name.isPresent(); name = ExportFormat.readTable(in)) {
            WrappedRows rows = left.remove(name.get());
            if (rows == null) {
                throw new IOException("a table that this version does not know");
            }
            lost += restoreRows(rows, in);
        }
        if (!left.isEmpty()) {
            throw new IOException("a table is missing");
        }
        return lost;
    }

    private static long restoreRows(WrappedRows rows, DataInputStream in) throws IOException {
        long lost = 0;
        long above = 0;
        List<WrappedRow> batch = new ArrayList<>();
        for (Optional<WrappedRow> row = ExportFormat.readRow(in); row.isPresent(); row = ExportFormat.readRow(in)) {
            batch.add(row.get());
            if (batch.size() == BATCH) {
                long upTo = row.get().owner();
                lost += rows.restore(above, upTo, batch);
                above = upTo;
                batch.clear();
            }
        }
        return lost + rows.restore(above, Long.MAX_VALUE, batch);
    }

    private VaultExportException unreadable(IOException e) {
        return new VaultExportException("the vault export " + file + " cannot be read", e);
    }
}
