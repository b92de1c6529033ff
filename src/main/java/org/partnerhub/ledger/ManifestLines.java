package org.partnerhub.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Which rows of a manifest are whose, as one value of the manifest's row: noting it at each disclosure would take an
 * update for each. In the order of the file: a disclosure's id (8 bytes, big-endian) and how many rows it takes (4).
 */
record ManifestLines(List<Line> lines) {

    private static final int LINE_BYTES = Long.BYTES + Integer.BYTES;

    /** @param firstRow from 1, the header not counted */
    record Line(long disclosure, int firstRow, int rows) {}

    static ManifestLines of(Manifest manifest) {
        List<Line> lines = new ArrayList<>();
        int next = 1;
        for (Claimed claimed : manifest.claimed()) {
            lines.add(new Line(claimed.disclosure(), next, claimed.rows()));
            next += claimed.rows();
        }
        return new ManifestLines(lines);
    }

    /** @throws IllegalArgumentException when they are not what {@link #toBytes} made */
    static ManifestLines read(byte[] bytes) {
        if (bytes.length % LINE_BYTES != 0) {
            throw new IllegalArgumentException("not the lines of a manifest");
        }
        List<Line> lines = new ArrayList<>();
        int next = 1;
        for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
            Line line = new Line(in.getLong(), next, in.getInt());
            lines.add(line);
            next += line.rows();
        }
        return new ManifestLines(lines);
    }

    /** What is said of rows, by the disclosure that they are of; of several rows of one, what is said of the first. */
    Map<Long, String> byDisclosure(SortedMap<Integer, String> rows) {
        Map<Long, String> said = new LinkedHashMap<>();
        for (Line line : lines) {
            SortedMap<Integer, String> ofLine = rows.subMap(line.firstRow(), line.firstRow() + line.rows());
            if (!ofLine.isEmpty()) {
                said.put(line.disclosure(), ofLine.get(ofLine.firstKey()));
            }
        }
        return said;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(LINE_BYTES * lines.size());
        lines.forEach(line -> out.putLong(line.disclosure()).putInt(line.rows()));
        return out.array();
    }
}
