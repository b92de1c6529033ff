package org.partnerhub.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a vault export is laid out: a header, then tables of rows. Each table begins with its name and ends with an owner of
 * {@value #NO_ROW}; an empty name ends them all. Behind that stands the {@linkplain ExportSeal seal}.
 */
final class ExportFormat {

    private static final int MAGIC = 0x50485631; // PHV1
    private static final long NO_ROW = -1;
    private static final int NO_KEY = -1;
    private static final int LONGEST = 1 << 12;

    /** Which export it is, and the epochs when it was begun. */
    record Header(long number, Instant writtenAt, List<Epoch> epochs) {}

    private ExportFormat() {}

    /** The number of the export in a file, whatever else it holds; 0 when there is none. */
    static long numberOf(Path file) throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return in.available() >= Integer.BYTES + Long.BYTES && in.readInt() == MAGIC ? in.readLong() : 0;
        }
    }

    static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    static void write(Header header, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeLong(header.number());
        write(header.writtenAt(), out);
        out.writeInt(header.epochs().size());
        for (Epoch epoch : header.epochs()) {
            out.writeLong(epoch.id());
            out.writeUTF(epoch.tier().text());
            out.writeUTF(epoch.state().text());
            write(epoch.check(), out);
            write(epoch.times().created(), out);
            write(epoch.times().retiring(), out);
            write(epoch.times().ending(), out);
            write(epoch.times().destroyed(), out);
        }
    }

    static Header readHeader(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no vault export of this version");
        }
        long number = in.readLong();
        Instant writtenAt = readTime(in);
        List<Epoch> epochs = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            epochs.add(new Epoch(
                    in.readLong(),
                    Tier.of(in.readUTF()),
                    Epoch.State.of(in.readUTF()),
                    readBytes(in),
                    new Epoch.Times(readTime(in), readTime(in), readTime(in), readTime(in))));
        }
        return new Header(number, writtenAt, epochs);
    }

    static void write(WrappedRow row, DataOutputStream out) throws IOException {
        out.writeLong(row.owner());
        out.writeLong(row.keys().epoch());
        write(row.keys().content(), out);
        write(row.keys().reference(), out);
    }

    static void endRows(DataOutputStream out) throws IOException {
        out.writeLong(NO_ROW);
    }

    static void endTables(DataOutputStream out) throws IOException {
        out.writeUTF("");
    }

    /** The table's next row, if there is one. */
    static Optional<WrappedRow> readRow(DataInputStream in) throws IOException {
        long owner = in.readLong();
        return owner == NO_ROW
                ? Optional.empty()
                : Optional.of(new WrappedRow(owner, new WrappedKeys(in.readLong(), readBytes(in), readBytes(in))));
    }

    /** The next table's name, if there is one. */
    static Optional<String> readTable(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(name -> !name.isEmpty());
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        if (bytes == null) {
            out.writeShort(NO_KEY);
        } else {
            out.writeShort(bytes.length);
            out.write(bytes);
        }
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readShort();
        if (length == NO_KEY) {
            return null;
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("no vault export of this version");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeUTF(time == null ? "" : time.toString());
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
