package org.partnerhub.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker (KRaft, one node) in this process, whose files outlive it.
 *
 * <p>It is made of Kafka's own server classes: {@code EmbeddedKafkaKraftBroker} works in a temporary folder, formats it at
 * each start and deletes it at the end, so it cannot go on after a kill.
 */
final class KafkaBroker implements Closeable {

    static final String ORDERS = "shop.orders";
    static final String DELETIONS = "shop.deletions";
    static final List<String> OF_THE_HUB =
            List.of("hub.delivery-status", "hub.rejected", "hub.payment-results", "hub.deletion-status");

    static final int ORDER_PARTITIONS = 4;
    static final int LARGEST_MESSAGE = 32 * 1024 * 1024;

    private final KafkaRaftServer server;
    private final String address;

    private KafkaBroker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /** Starts on what is in the folder, or sets it up. */
    static KafkaBroker start(Path folder, Ports ports) throws Exception {
        QuietLogs.hush();
        String address = "127.0.0.1:" + ports.portFor("kafka");
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(
                new KafkaConfig(settings(folder, address, "127.0.0.1:" + ports.portFor("kafka-controller"))),
                Time.SYSTEM);
        KafkaBroker broker = new KafkaBroker(server, address);
        try {
            server.startup();
            broker.createTopics();
            return broker;
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    /** Where clients find it: host and port. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId("partner-hub-sandbox")
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static Map<String, String> settings(Path folder, String address, String controller) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("listeners", "BROKER://" + address + ",CONTROLLER://" + controller),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", folder.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // large enough for the events that the hub must refuse as too large
                Map.entry("message.max.bytes", String.valueOf(LARGEST_MESSAGE)),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                // after a kill the broker is let in again only when its last session has ended
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"));
    }

    private void createTopics() throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            List<NewTopic> topics = Stream.concat(
                            Stream.of(
                                    new NewTopic(ORDERS, ORDER_PARTITIONS, (short) 1),
                                    new NewTopic(DELETIONS, 1, (short) 1)),
                            OF_THE_HUB.stream().map(topic -> new NewTopic(topic, 1, (short) 1)))
                    .toList();
            var existing = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            admin.createTopics(topics.stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the Kafka broker does not answer", e);
        }
    }
}
