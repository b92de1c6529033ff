package org.partnerhub.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.partnerhub.minimize.Minimizer;
import org.partnerhub.sandbox.BenchSandbox;

/** A sandbox with two hubs, one on PostgreSQL in a process of its own and one on H2 in a file, and what they compete with. */
record Machines(
        BenchSandbox sandbox,
        EmbeddedPostgres postgres,
        BenchHub onPostgres,
        BenchHub onH2,
        OrderTopic topic,
        Ceiling ceiling,
        HandWritten byHand)
        implements AutoCloseable {

    private static final String ON_POSTGRES = "bench-postgresql";
    private static final String ON_H2 = "bench-h2";

    static Machines start(Path folder) throws Exception {
        BenchSandbox sandbox = BenchSandbox.start(folder.resolve("sandbox"), config(folder.resolve("config")));
        // without this, the server that is made for tests tells of a commit before it is on disk
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
        Map<String, String> onPostgres = new HashMap<>(sandbox.hubProperties("postgresql"));
        onPostgres.put("hub.intake.group", ON_POSTGRES);
        onPostgres.put(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
        BenchHub hub = BenchHub.start(onPostgres);
        Map<String, String> onH2 = new HashMap<>(sandbox.hubProperties("h2"));
        onH2.put("hub.intake.group", ON_H2);
        BenchHub second = BenchHub.start(onH2);
        OrderTopic topic = new OrderTopic(sandbox.brokers());
        hub.joinGroup(topic, ON_POSTGRES);
        second.joinGroup(topic, ON_H2);
        return new Machines(
                sandbox,
                postgres,
                hub,
                second,
                topic,
                new Ceiling(
                        sandbox.brokers(),
                        Minimizer.of(
                                sandbox.catalog().contracts(), sandbox.catalog().schemas())),
                new HandWritten(sandbox.brokers(), hub.connections()));
    }

    /** The shipped configuration, but for a provider that does not mind how many requests a second it gets. */
    private static Path config(Path copy) throws IOException {
        Path shipped = Path.of("config");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(shipped.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        target,
                        file.endsWith("paywave.yaml")
                                ? text.replace("  route: http-request\n", "  route: http-request\n  perSecond: 10000\n")
                                : text);
            }
        }
        return copy;
    }

    @Override
    public void close() throws IOException {
        byHand.close();
        topic.close();
        onH2.close();
        onPostgres.close();
        postgres.close();
        sandbox.close();
    }
}
