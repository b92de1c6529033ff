package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the shop takes its events from. */
interface EventSource {

    /** What is done with each line; may fail. */
    @FunctionalInterface
    interface LineConsumer {
        void accept(byte[] line) throws IOException;
    }

    /** Whether all lines are there from the start; if not, they come one by one, as from a named pipe. */
    boolean complete();

    void forEach(LineConsumer consumer) throws IOException;

    static EventSource of(List<byte[]> lines) {
        return new EventSource() {
            @Override
            public boolean complete() {
                return true;
            }

            @Override
            public void forEach(LineConsumer consumer) throws IOException {
                for (byte[] line : lines) {
                    consumer.accept(line);
                }
            }
        };
    }

    static EventSource of(Path file) {
        return new EventSource() {
            @Override
            public boolean complete() {
                return Files.isRegularFile(file);
            }

            @Override
            public void forEach(LineConsumer consumer) throws IOException {
                try (ByteLines lines = new ByteLines(Files.newInputStream(file))) {
                    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                        consumer.accept(line.get());
                    }
                }
            }
        };
    }
}
