package org.partnerhub.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
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
        List<String> others) {

    private static final String PREFIX = "--sandbox.";
    private static final String KNOWN = "once, events=FILE, dir=DIR, keep, config=DIR, down=PARTNER:PT30S, rate=N";

    SandboxArguments {
        down = Map.copyOf(down);
        others = List.copyOf(others);
    }

    /** @throws IllegalArgumentException saying what is wrong and what to write instead */
    static SandboxArguments parse(String... arguments) {
        Map<String, String> settings = new HashMap<>();
        Map<PartnerId, Duration> down = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith(PREFIX)) {
                String[] parts = argument.substring(PREFIX.length()).split("=", 2);
                String value = parts.length == 2 ? parts[1] : "";
                if (parts[0].equals("down")) {
                    addDown(value, down);
                } else if (settings.put(checkedName(parts[0]), value) != null) {
                    throw wrong(parts[0], "is there twice");
                }
            }
        }
        return new SandboxArguments(
                flag(settings, "once"),
                setting(settings, "events", SandboxArguments::readableFile),
                setting(settings, "dir", Path::of)
                        .orElse(Path.of("target/sandbox"))
                        .toAbsolutePath()
                        .normalize(),
                flag(settings, "keep"),
                setting(settings, "config", Path::of)
                        .map(SandboxArguments::folder)
                        .orElse(Path.of("config")),
                down,
                setting(settings, "rate", SandboxArguments::positive)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                List.of(arguments).stream()
                        .filter(argument -> !argument.startsWith(PREFIX))
                        .toList());
    }

    private static String checkedName(String name) {
        if (!List.of("once", "events", "dir", "keep", "config", "rate").contains(name)) {
            throw wrong(name, "is unknown; there are " + KNOWN);
        }
        return name;
    }

    private static boolean flag(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "false");
        if (!List.of("", "true", "false").contains(value)) {
            throw wrong(name, "takes no value");
        }
        return !value.equals("false");
    }

    private static <T> Optional<T> setting(Map<String, String> settings, String name, Function<String, T> reading) {
        return Optional.ofNullable(settings.get(name)).map(value -> {
            if (value.isEmpty()) {
                throw wrong(name, "needs a value; write it behind an equals sign");
            }
            return reading.apply(value);
        });
    }

    private static Path readableFile(String value) {
        Path file = Path.of(value);
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw wrong("events", "names no file that can be read: " + file);
        }
        return file;
    }

    private static Path folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong("config", "names no folder: " + folder);
        }
        return folder;
    }

    private static int positive(String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw wrong("rate", "is a whole number of orders a second, from 1 to 999999");
        }
        return Integer.parseInt(value);
    }

    private static void addDown(String value, Map<PartnerId, Duration> down) {
        String[] parts = value.split(":", 2);
        if (parts.length != 2 || !PartnerId.isId(parts[0])) {
            throw wrong("down", "is written PARTNER:DURATION, as nordpost:PT30S");
        }
        try {
            down.put(new PartnerId(parts[0]), Duration.parse(parts[1]));
        } catch (DateTimeParseException e) {
            throw wrong("down", "has a duration that is not ISO 8601, as PT30S or PT2M");
        }
    }

    private static IllegalArgumentException wrong(String name, String problem) {
        return new IllegalArgumentException(PREFIX + name + " " + problem);
    }
}
