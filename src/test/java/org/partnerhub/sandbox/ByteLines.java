package org.partnerhub.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as the bytes that they are, each as soon as it is there: they need not be text in any encoding. */
final class ByteLines implements Closeable {

    private final InputStream in;
    private boolean terminated;

    ByteLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its line feed; empty at the end. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet != '\n' && octet != -1) {
            line.write(octet);
            octet = in.read();
        }
        terminated = octet == '\n';
        return terminated || line.size() > 0 ? Optional.of(line.toByteArray()) : Optional.empty();
    }

    /** Whether a line feed followed the last line. */
    boolean terminated() {
        return terminated;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
