package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.Pseudonyms;
import org.partnerhub.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A sandbox with many deletions, run to its end; and a hub that was started once more on what is left then. */
final class DeletionRun implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_BETWEEN_KILLS = 80;

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

    /** What the first of the killed hubs had on disk, as a backup would have it. */
    Path copy() {
        return folder.resolveSibling(folder.getFileName() + "-copy");
    }

    /** Publishes everything, while the hub is killed again and again, each time when partners have got some more. */
    void killHubs(int times, long seed) throws Exception {
        Random lot = new Random(seed);
        SandboxArguments arguments =
                SandboxArguments.parse("--sandbox.dir=" + folder, "--sandbox.events=" + events, "--sandbox.rate=500");
        try (SandboxEnvironment standIns = SandboxEnvironment.start(arguments, new SandboxPartners.Observer() {})) {
            standIns.partners().postTo(standIns.callbacks());
            standIns.partners().answer();
            try (ShopRun shop = ShopRun.start(arguments, standIns, new Shop.Observer() {})) {
                for (int kill = 0; kill < times; kill++) {
                    long enough = delivered(standIns) + 1 + lot.nextInt(MOST_BETWEEN_KILLS);
                    HubProcess victim = HubProcess.start(standIns, Optional.empty());
                    await().atMost(LONGEST).until(() -> delivered(standIns) >= enough);
                    victim.kill();
                    victim.await();
                    if (kill == 0) {
                        FileSystemUtils.deleteRecursively(copy());
                        FileSystemUtils.copyRecursively(folder.resolve("hub"), copy());
                    }
                }
                shop.await();
            }
        }
    }

    private static long delivered(SandboxEnvironment standIns) throws IOException {
        SandboxPartners partners = standIns.partners();
        return partners.http(new PartnerId("paywave")).received()
                + partners.sftp(new PartnerId("nordpost")).received();
    }

    /** Runs the sandbox from its beginning until all is settled and final, and starts a hub on what it leaves. */
    void runAndFinish(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--sandbox.events=" + events));
        all.addAll(List.of(arguments));
        finish(all.toArray(String[]::new));
    }

    /** Runs the sandbox until all is settled and final, and starts a hub on what it leaves. */
    void finish(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "--sandbox.once",
                "--sandbox.turn-epoch",
                "--sandbox.dir=" + folder,
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

    /** Those whose content key the hub has. All others were deleted, or never taken in because they had been before. */
    Set<String> living() {
        Set<UUID> hashes = new HashSet<>(hub.bean(JdbcTemplate.class)
                .queryForList("select order_hash from customer_order where content_key is not null", UUID.class));
        Pseudonyms pseudonyms = hub.bean(Vault.class).pseudonyms();
        return orders.orders().stream()
                .filter(order -> hashes.contains(pseudonyms.order(order)))
                .collect(Collectors.toSet());
    }

    /** What the hub's ring and its database have. */
    SurvivingKeys keys() throws IOException, GeneralSecurityException {
        return keys(folder.resolve("hub"), hub.bean(JdbcTemplate.class));
    }

    /** What the copy has. */
    SurvivingKeys keysOfCopy() throws IOException, GeneralSecurityException {
        return keys(copy(), ledgerOfCopy());
    }

    JdbcTemplate ledgerOfCopy() {
        return new JdbcTemplate(new DriverManagerDataSource("jdbc:h2:file:" + copy().resolve("ledger"), "", ""));
    }

    private SurvivingKeys keys(Path hubFolder, JdbcTemplate ledger) throws IOException, GeneralSecurityException {
        String password = SandboxSecrets.in(environment.folder().secrets()).random("key-ring");
        return SurvivingKeys.of(hubFolder.resolve("key-ring.p12"), password, ledger);
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

    /** The orders that the hub has told the shop of: it let them in. */
    Set<String> takenIn() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("shop/hub.delivery-status.ndjson"))) {
            return lines.map(line -> data(line).path("order").asText()).collect(Collectors.toCollection(HashSet::new));
        }
    }

    /** By request, what the shop was told of it as a whole. */
    Map<String, Set<String>> statesOfRequests() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("shop/hub.deletion-status.ndjson"))) {
            return lines.map(DeletionRun::data)
                    .filter(data -> data.has("requestId") && !data.has("order") && !data.has("notice"))
                    .collect(Collectors.groupingBy(
                            data -> data.path("requestId").asText(),
                            Collectors.mapping(data -> data.path("state").asText(), Collectors.toSet())));
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
