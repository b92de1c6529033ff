package org.partnerhub.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of {@code config/}, valid at first, in which a test breaks one thing. */
public final class ConfigurationFolder {

    private final Path folder;

    private ConfigurationFolder(Path folder) {
        this.folder = folder;
    }

    public static ConfigurationFolder copiedTo(Path folder) {
        Path source = Path.of("config");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new ConfigurationFolder(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Path path() {
        return folder;
    }

    public ConfigurationFolder with(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public ConfigurationFolder without(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Replaces a text that stands in the file once. */
    public ConfigurationFolder replacing(String file, String before, String after) {
        String text = text(file);
        if (text.indexOf(before) < 0 || text.indexOf(before) != text.lastIndexOf(before)) {
            throw new IllegalArgumentException("stands not once in " + file + ": " + before);
        }
        return with(file, text.replace(before, after));
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The problems as they are told, the files named as they are in here. */
    public List<String> toldWithPlaces(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    /** The problems as they are told, but for the places, which move with every line of the shipped files. */
    public List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.path().isEmpty() ? "" : problem.path() + ": ")
                        + problem.message()
                        + "; "
                        + problem.remedy())
                .toList();
    }
}
