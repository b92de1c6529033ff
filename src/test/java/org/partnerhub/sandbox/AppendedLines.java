package org.partnerhub.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of lines that only grows. Each line is with the system before {@code append} returns, so it outlives this
 * process; a line that a kill cut short is dropped when the file is opened again.
 */
final class AppendedLines implements Closeable {

    private final Path file;
    private final FileChannel channel;

    private AppendedLines(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static AppendedLines at(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        channel.truncate(endOfLastWholeLine(file));
        channel.position(channel.size());
        return new AppendedLines(file, channel);
    }

    synchronized void append(byte[] line) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** All lines so far, from the first. */
    ByteLines read() throws IOException {
        return new ByteLines(Files.newInputStream(file));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static long endOfLastWholeLine(Path file) throws IOException {
        long end = 0;
        try (ByteLines lines = new ByteLines(Files.newInputStream(file))) {
            Optional<byte[]> line = lines.next();
            while (line.isPresent() && lines.terminated()) {
                end += line.get().length + 1L;
                line = lines.next();
            }
        }
        return end;
    }
}
