package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A sandbox with many deletions, run to its end; and a hub that was started once more on what is left then. */
final class DeletionRun implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final DeletedOrders orders;
    private final Path folder;
    private final Path events;
    private int exit;
    private SandboxEnvironment environment;
    private RunningHub hub;
    private Deliveries deliveries;
    private Map<String, Instant> effective;

    DeletionRun(String name, DeletedOrders orders) throws IOException {
        this.orders = orders;
        this.folder = Path.of("target/deletion-sandbox", name).toAbsolutePath();
        this.events = Files.createDirectories(folder.getParent()).resolve(name + ".ndjson");
        try (AppendedLines lines = emptied(events)) {
            for (byte[] line : orders.lines()) {
                lines.append(line);
            }
        }
    }

    private static AppendedLines emptied(Path file) throws IOException {
        Files.deleteIfExists(file);
        return AppendedLines.at(file);
    }

    /** Runs the sandbox until all is settled and final, and starts a hub on what it leaves. */
    void finish(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "--sandbox.once",
                "--sandbox.turn-epoch",
                "--sandbox.dir=" + folder,
                "--sandbox.events=" + events,
                "--hub.delivery.first-retry=PT0.3S",
                "--hub.delivery.longest-retry=PT1S"));
        all.addAll(List.of(arguments));
        exit = QuietLogs.leavingTheLog(() -> {
            try (Sandbox sandbox = new Sandbox(new Narrator(new PrintStream(output, true, UTF_8)))) {
                return sandbox.run(all.toArray(String[]::new));
            }
        });
        deliveries = Deliveries.in(folder.resolve("partners"));
        effective = effectiveTimes();
        environment = SandboxEnvironment.start(
                SandboxArguments.parse("--sandbox.keep", "--sandbox.dir=" + folder), new SandboxPartners.Observer() {});
        hub = QuietLogs.leavingTheLog(
                () -> RunningHub.start(environment.hubProperties(), List.of(), environment.clock()));
    }

    Path folder() {
        return folder;
    }

    Path events() {
        return events;
    }

    DeletedOrders orders() {
        return orders;
    }

    /** How the sandbox has ended. */
    int exit() {
        return exit;
    }

    String told() {
        return output.toString(UTF_8);
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** By order, since when the hub says that nothing of it reaches anybody. */
    Map<String, Instant> effective() {
        return effective;
    }

    SandboxEnvironment environment() {
        return environment;
    }

    /** One that runs on what is left. */
    RunningHub hub() {
        return hub;
    }

    @Override
    public void close() throws IOException {
        if (hub != null) {
            hub.close();
        }
        if (environment != null) {
            environment.close();
        }
    }

    private Map<String, Instant> effectiveTimes() throws IOException {
        Map<String, Instant> times = new HashMap<>();
        Set<String> seen = new HashSet<>();
        try (Stream<String> lines = Files.lines(folder.resolve("shop/hub.deletion-status.ndjson"))) {
            lines.map(DeletionRun::data)
                    .filter(data -> data.has("effectiveAt") && !data.has("order"))
                    .filter(data -> seen.add(data.path("requestId").asText()))
                    .forEach(data -> orders.requests()
                            .getOrDefault(data.path("requestId").asText(), Set.of())
                            .forEach(order -> times.merge(
                                    order,
                                    Instant.parse(data.path("effectiveAt").asText()),
                                    (one, other) -> one.isBefore(other) ? one : other)));
        }
        return times;
    }

    private static JsonNode data(String line) {
        try {
            return JSON.readTree(line).at("/value/data");
        } catch (IOException e) {
            throw new IllegalStateException("the shop was told what is no JSON", e);
        }
    }
}
