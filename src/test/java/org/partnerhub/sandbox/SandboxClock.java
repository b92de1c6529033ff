package org.partnerhub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/** The time for all in a sandbox: the machine's, until it is moved on. A sandbox that is kept goes on from there. */
final class SandboxClock extends Clock {

    private final Path file;
    private volatile Duration ahead;

    private SandboxClock(Path file, Duration ahead) {
        this.file = file;
        this.ahead = ahead;
    }

    /** @param file how far ahead it is, once it was moved */
    static SandboxClock keptIn(Path file) throws IOException {
        return new SandboxClock(file, Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO);
    }

    /** A period goes by the calendar, in UTC. */
    synchronized void advance(TemporalAmount time) {
        Instant now = instant();
        ahead = ahead.plus(
                Duration.between(now, now.atOffset(ZoneOffset.UTC).plus(time).toInstant()));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the sandbox's times are in UTC");
    }
}
