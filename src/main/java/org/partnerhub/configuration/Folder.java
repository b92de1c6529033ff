package org.partnerhub.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists the files of a folder; one with a name that nobody reads is a problem, not a file that does nothing. */
public final class Folder {

    private final Path path;
    private final String extension;
    private final Problems problems;

    /** @param extension the end of the names of all files that belong there, as {@code .yaml} */
    public Folder(Path path, String extension, Problems problems) {
        this.path = path;
        this.extension = extension;
        this.problems = problems;
    }

    /** The files by name; hidden ones are left out. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .filter(this::isNamedRightly)
                    .toList();
        } catch (IOException unreadable) {
            problems.add(Place.startOf(path.toString()), "", "the folder is missing or cannot be read", "create it");
            return List.of();
        }
    }

    /** The file's name without its extension. */
    public static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private boolean isNamedRightly(Path file) {
        boolean right = file.getFileName().toString().endsWith(extension);
        if (!right) {
            problems.add(
                    Place.startOf(file.toString()),
                    "",
                    "nobody reads a file of this name here",
                    "name it like name" + extension + ", or move it away");
        }
        return right;
    }
}
