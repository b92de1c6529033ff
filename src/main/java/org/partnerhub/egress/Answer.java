package org.partnerhub.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/** What a partner has answered to a question: bytes of which nothing is known yet, and no more of them than are read. */
public final class Answer {

    /** The longest answer that is read, in bytes: as long as the longest callback. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final byte[] content;
    private final boolean whole;

    private Answer(byte[] content, boolean whole) {
        this.content = content;
        this.whole = whole;
    }

    /**
     * Reads an answer, and leaves the rest of one that is too long.
     *
     * @param body null when there is none
     * @param longest how long it may take to come, whatever pauses it makes
     */
    static Answer read(InputStream body, Duration longest) throws IOException {
        if (body == null) {
            return new Answer(new byte[0], true);
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            long start = System.nanoTime();
            byte[] chunk;
            do {
                if (System.nanoTime() - start > longest.toNanos()) {
                    throw new SocketTimeoutException("the answer takes too long");
                }
                chunk = body.readNBytes(Math.min(CHUNK, MAX_BYTES + 1 - content.size()));
                content.write(chunk);
            } while (chunk.length > 0);
            boolean whole = content.size() <= MAX_BYTES;
            return new Answer(whole ? content.toByteArray() : new byte[0], whole);
        } finally {
            end(body);
        }
    }

    /** Whether it was read to its end; nothing is kept of one that was not. */
    public boolean isWhole() {
        return whole;
    }

    /** Not a copy. */
    public byte[] content() {
        return content;
    }

    /** To close it would be to read the rest of it, which may never end. */
    private static void end(InputStream body) throws IOException {
        if (body instanceof EofSensorInputStream connection) {
            connection.abort();
        } else {
            body.close();
        }
    }

    @Override
    public String toString() {
        return "answer [redacted]";
    }
}
