package org.partnerhub.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a file as a tree of nodes; what keeps it from being read is a problem like any other. */
public final class ConfigurationFile {

    /** The largest file that is read; a contract has a few kilobytes. */
    private static final long LARGEST = 1 << 20;

    private ConfigurationFile() {}

    /** The keys of a YAML file, or nothing when that is a problem. */
    public static Optional<Section> yaml(Path file, Problems problems) {
        return text(file, problems)
                .flatMap(text -> new YamlReader(file.toString(), problems).read(text))
                .flatMap(node -> new Value(node, problems).section());
    }

    /** The keys of a JSON file, or nothing when that is a problem. */
    public static Optional<Section> json(Path file, Problems problems) {
        return text(file, problems)
                .flatMap(text -> new JsonReader(file.toString(), problems).read(text))
                .flatMap(node -> new Value(node, problems).section());
    }

    private static Optional<String> text(Path file, Problems problems) {
        Place place = Place.startOf(file.toString());
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(place, "", "the file is larger than 1 MiB", "split it, or check that it is the right one");
                return Optional.empty();
            }
            String text = Files.readString(file);
            if (text.isBlank()) {
                problems.add(place, "", "the file is empty", "fill it or remove it");
                return Optional.empty();
            }
            return Optional.of(text);
        } catch (NoSuchFileException missing) {
            problems.add(place, "", "the file is missing", "create it");
        } catch (CharacterCodingException encoding) {
            problems.add(place, "", "the file is not in UTF-8", "save it in UTF-8");
        } catch (IOException unreadable) {
            problems.add(place, "", "the file cannot be read", "check that it is a file and that the hub may read it");
        }
        return Optional.empty();
    }
}
