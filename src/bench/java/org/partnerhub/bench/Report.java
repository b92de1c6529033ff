package org.partnerhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that was measured: printed as it comes, and written as JSON at the end. */
final class Report {

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void note(String name, Object value) {
        json.put(name, value);
        out.printf("%-52s %s%n", name, value);
    }

    void add(String name, Samples samples, int decimals) {
        json.put(name, samples.toJson());
        out.printf("%-52s %s%n", name, samples.text(decimals));
    }

    /** Adds what has a target; missing it is told, and is no failure: the machine may be to blame. */
    void add(String name, Samples samples, int decimals, double least) {
        Map<String, Object> all = samples.toJson();
        all.put("target", least);
        json.put(name, all);
        String verdict = samples.median() >= least ? "reached" : "missed";
        out.printf("%-52s %s   target %s: %s%n", name, samples.text(decimals), least, verdict);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }
}
