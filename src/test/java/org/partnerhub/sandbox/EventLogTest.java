package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    Path folder;

    @Test
    void keepsEventsAsTheBytesThatTheyAre() throws Exception {
        byte[] notUtf8 = {'{', (byte) 0xC0, (byte) 0xAF, '\r'};
        List<byte[]> kept = new ArrayList<>();
        try (EventLog log = EventLog.in(folder)) {
            log.add(notUtf8);
            log.add(new byte[0]);
            log.forEach((number, line) -> kept.add(line));
        }

        assertThat(kept).containsExactly(notUtf8, new byte[0]);
    }

    @Test
    void knowsAfterARestartWhichEventsTheBrokerHas() throws Exception {
        Position position = new Position("shop.orders", 3, 17);
        try (EventLog log = EventLog.in(folder)) {
            log.addAll(source("a", "b"));
            log.published(1, position);
        }

        try (EventLog log = EventLog.in(folder)) {
            assertThat(log.positionOf(0)).isEmpty();
            assertThat(log.positionOf(1)).contains(position);
        }
    }

    @Test
    void goesOnWithASourceWhereAKillCutItShort() throws Exception {
        try (EventLog log = EventLog.in(folder)) {
            log.addAll(source("a", "b"));
        }
        Files.writeString(folder.resolve("events.ndjson"), "c but cut sh", StandardOpenOption.APPEND);

        assertThat(after(source("a", "b", "c", "d"))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void addsNothingOfASourceThatItHasWhole() throws Exception {
        after(source("a", "b"));

        assertThat(after(source("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void addsAllOfAnotherSource() throws Exception {
        after(source("a", "b"));

        assertThat(after(source("x", "b"))).containsExactly("a", "b", "x", "b");
        assertThat(after(source("x", "b", "y"))).containsExactly("a", "b", "x", "b", "y");
    }

    @Test
    void keepsAnEventThatASourceRepeats() throws Exception {
        assertThat(after(source("a", "a"))).containsExactly("a", "a");
    }

    private List<String> after(EventSource source) throws IOException {
        List<String> kept = new ArrayList<>();
        try (EventLog log = EventLog.in(folder)) {
            log.addAll(source);
            log.forEach((number, line) -> kept.add(new String(line, UTF_8)));
        }
        return kept;
    }

    private static EventSource source(String... lines) {
        return EventSource.of(Stream.of(lines).map(line -> line.getBytes(UTF_8)).toList());
    }
}
