package org.partnerhub.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.partnerhub.contract.PartnerId;

/**
 * What the sandbox was asked to do on its command line.
 *
 * @param once end when everything is settled, instead of at Ctrl-C
 * @param events publish these instead of the samples; may be a named pipe
 * @param folder everything that the sandbox writes
 * @param keep go on from what is in the folder, instead of emptying it
 * @param config the policy, schemas and contracts to run with
 * @param down how long a partner's server is away at first
 * @param rate orders a second; as fast as they come when absent
 * @param aftermath what comes when all is settled; the samples have one of their own
 * @param others arguments for Spring Boot
 */
record SandboxArguments(
        boolean once,
        Optional<Path> events,
        Path folder,
        boolean keep,
        Path config,
        Map<PartnerId, Duration> down,
        OptionalInt rate,
        Aftermath.Wish aftermath,
        List<String> others) {

    SandboxArguments {
        down = Map.copyOf(down);
        others = List.copyOf(others);
    }

    /** @throws IllegalArgumentException saying what is wrong and what to write instead */
    static SandboxArguments parse(String... arguments) {
        SandboxSettings settings = SandboxSettings.of(arguments);
        Path folder = settings.value("dir").map(Path::of).orElse(Path.of("target/sandbox"));
        return new SandboxArguments(
                settings.flag("once"),
                settings.value("events").map(SandboxArguments::readableFile),
                folder.toAbsolutePath().normalize(),
                settings.flag("keep"),
                settings.value("config").map(SandboxArguments::folder).orElse(Path.of("config")),
                down(settings.values("down")),
                settings.value("rate").map(SandboxArguments::rate).orElse(OptionalInt.empty()),
                new Aftermath.Wish(settings.value("advance").map(SandboxArguments::time), settings.flag("turn-epoch")),
                settings.others());
    }

    private static Path readableFile(String value) {
        Path file = Path.of(value);
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw SandboxSettings.wrong("events", "names no file that can be read: " + file);
        }
        return file;
    }

    private static Path folder(String value) {
        Path folder = Path.of(value);
        if (!Files.isDirectory(folder)) {
            throw SandboxSettings.wrong("config", "names no folder: " + folder);
        }
        return folder;
    }

    private static OptionalInt rate(String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw SandboxSettings.wrong("rate", "is a whole number of orders a second, from 1 to 999999");
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private static Map<PartnerId, Duration> down(List<String> values) {
        Map<PartnerId, Duration> down = new HashMap<>();
        for (String value : values) {
            String[] parts = value.split(":", 2);
            if (parts.length != 2 || !PartnerId.isId(parts[0])) {
                throw SandboxSettings.wrong("down", "is written PARTNER:DURATION, as nordpost:PT30S");
            }
            down.put(new PartnerId(parts[0]), duration(parts[1]));
        }
        return down;
    }

    private static TemporalAmount time(String text) {
        try {
            TemporalAmount time = text.contains("T") ? Duration.parse(text) : Period.parse(text);
            if (Instant.EPOCH.atOffset(ZoneOffset.UTC).plus(time).toInstant().isBefore(Instant.EPOCH)) {
                throw SandboxSettings.wrong("advance", "goes back in time");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw SandboxSettings.wrong("advance", "is no time of ISO 8601, as P31D or PT6H");
        }
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw SandboxSettings.wrong("down", "has a duration that is not ISO 8601, as PT30S or PT2M");
        }
        if (duration.isNegative()) {
            throw SandboxSettings.wrong("down", "has a duration below zero");
        }
        return duration;
    }
}
