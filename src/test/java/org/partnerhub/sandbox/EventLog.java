package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events that the shop has to publish, kept in a file before they go, and which of them the broker has: what a sandbox
 * that was killed goes on from.
 */
final class EventLog implements Closeable {

    /** What is done with each kept event; may fail. */
    @FunctionalInterface
    interface KeptConsumer {
        void accept(long number, byte[] line) throws IOException;
    }

    private final ObjectMapper json = new ObjectMapper();
    private final AppendedLines events;
    private final AppendedLines progress;
    private final Map<Long, Position> published = new TreeMap<>();
    private long size;
    private long lastSource;

    private EventLog(AppendedLines events, AppendedLines progress) {
        this.events = events;
        this.progress = progress;
    }

    static EventLog in(Path folder) throws IOException {
        EventLog log = new EventLog(
                AppendedLines.at(folder.resolve("events.ndjson")), AppendedLines.at(folder.resolve("progress.ndjson")));
        log.forEach((number, line) -> log.size = number + 1);
        log.replay();
        return log;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Keeps one event; its number counts from 0. */
    long add(byte[] line) throws IOException {
        events.append(line);
        return size++;
    }

    /** From here on the events of another source follow. */
    void beginSource() throws IOException {
        lastSource = size;
        progress.append(json.writeValueAsBytes(Map.of("source", lastSource)));
    }

    /** Keeps a source's events, but for those at its beginning that a run before this one kept from the same source. */
    void addAll(EventSource source) throws IOException {
        try (ByteLines before = events.read()) {
            for (long other = 0; other < lastSource; other++) {
                before.next();
            }
            Overlap overlap = new Overlap(before);
            source.forEach(line -> {
                if (!overlap.covers(line)) {
                    if (overlap.endsInAnotherSource()) {
                        beginSource();
                    }
                    add(line);
                }
            });
        }
    }

    synchronized void published(long number, Position position) throws IOException {
        published.put(number, position);
        progress.append(json.writeValueAsBytes(Map.of(
                "event", number,
                "topic", position.topic(),
                "partition", position.partition(),
                "offset", position.offset())));
    }

    synchronized Optional<Position> positionOf(long number) {
        return Optional.ofNullable(published.get(number));
    }

    void forEach(KeptConsumer consumer) throws IOException {
        try (ByteLines lines = events.read()) {
            long number = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                consumer.accept(number++, line.get());
            }
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        progress.close();
    }

    private void replay() throws IOException {
        try (ByteLines marks = progress.read()) {
            for (Optional<byte[]> mark = marks.next(); mark.isPresent(); mark = marks.next()) {
                replay(json.readTree(mark.get()));
            }
        }
    }

    private void replay(JsonNode mark) {
        if (mark.has("source")) {
            lastSource = mark.get("source").longValue();
        } else {
            published.put(
                    mark.get("event").longValue(),
                    new Position(
                            mark.get("topic").textValue(),
                            mark.get("partition").intValue(),
                            mark.get("offset").longValue()));
        }
    }
}
