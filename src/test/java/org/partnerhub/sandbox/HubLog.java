package org.partnerhub.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a hub has logged of late: looked through line by line, for at DEBUG it may be longer than the heap. */
final class HubLog {

    private HubLog() {}

    /** Whether a line says this. */
    static boolean says(SandboxFolder folder, String text) throws IOException {
        Path log = folder.hub().resolve("logs/hub.log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(text));
        }
    }
}
