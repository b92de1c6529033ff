package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;

/**
 * What may happen to the database and to Kafka: no offset is committed meanwhile, and the hub goes on by itself. The
 * database is PostgreSQL, behind a relay.
 */
class HubOutageIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String FOLDER = "--sandbox.dir=target/hub-outage-sandbox";
    private static final PartnerId PROVIDER = new PartnerId("paywave");
    private static final AtomicInteger numbers = new AtomicInteger(750_000);

    private static final Published published = new Published();
    private static EmbeddedPostgres postgres;
    private static Relay relay;
    private static SandboxEnvironment environment;
    private static ShopListener listener;
    private static HubProcess hub;

    private final List<SampleOrder> orders = new ArrayList<>();

    @BeforeAll
    static void startTheHub() throws Exception {
        postgres = EmbeddedPostgres.start();
        relay = Relay.to(postgres.getPort());
        environment = environment(FOLDER);
        listener = ShopListener.start(
                environment.broker().address(), environment.folder().shop(), published);
        hub = HubProcess.start(
                environment,
                List.of(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres"
                                + "?user=postgres&connectTimeout=5&socketTimeout=5",
                        "--spring.datasource.hikari.connection-timeout=5000",
                        "--hub.delivery.first-retry=PT0.3S",
                        "--hub.delivery.longest-retry=PT1S"));
    }

    @AfterAll
    static void end() throws Exception {
        hub.end();
        listener.close();
        environment.close();
        relay.close();
        postgres.close();
    }

    @Test
    void goesOnWhenTheDatabaseIsBack() throws Exception {
        publish(5);
        awaitAll();
        Map<TopicPartition, OffsetAndMetadata> before = offsets();
        int turnedAway = relay.turnedAway();

        relay.cut();
        publish(5);
        await().atMost(LONGEST).until(() -> relay.turnedAway() > turnedAway + 5);

        assertThat(offsets()).isEqualTo(before);
        assertThat(toldOfTheLast()).isEmpty();
        relay.open();
        awaitAll();
        assertThat(offsets()).isNotEqualTo(before);
    }

    @Test
    void waitsForADatabaseThatIsLocked() throws Exception {
        publish(5);
        awaitAll();
        Map<TopicPartition, OffsetAndMetadata> before = offsets();

        try (Connection other = postgres.getPostgresDatabase().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table customer_order, disclosure, waiting in access exclusive mode");
            publish(5);
            await().atMost(LONGEST).until(() -> waitingForLocks(statement) > 0);

            assertThat(offsets()).isEqualTo(before);
            assertThat(toldOfTheLast()).isEmpty();
            other.rollback();
        }
        awaitAll();
    }

    /** The other side has gone without a word: the connection stands, and nothing ever comes through it. */
    @Test
    void givesUpADatabaseThatNeverAnswers() throws Exception {
        publish(5);
        awaitAll();

        relay.silence();
        publish(5);
        await().atMost(LONGEST).until(() -> relay.givenUp() > 0);

        relay.open();
        awaitAll();
    }

    /** All that the hub talks to is gone for a while, but its database. */
    @Test
    void goesOnWhenKafkaAndThePartnersAreBack() throws Exception {
        publish(5);
        awaitAll();

        publish(5);
        environment.close();
        environment = environment(FOLDER, "--sandbox.keep");
        publish(5);

        awaitAll();
    }

    private static SandboxEnvironment environment(String... arguments) throws Exception {
        return SandboxEnvironment.start(SandboxArguments.parse(arguments), new SandboxPartners.Observer() {});
    }

    private void publish(int count) {
        try (Publisher shop = new Publisher(environment.broker())) {
            for (int i = 0; i < count; i++) {
                SampleOrder order = SampleOrder.placed(numbers.incrementAndGet());
                shop.publish(order);
                orders.add(order);
            }
        }
    }

    /** Each partner gets each order, and the provider under one key. */
    private void awaitAll() throws IOException {
        await().atMost(LONGEST).until(() -> orders.stream()
                .allMatch(
                        order -> published.isSent(order.id(), "paywave") && published.isSent(order.id(), "nordpost")));
        Map<String, Long> keys = requests().stream()
                .collect(Collectors.groupingBy(
                        ReceivedRequest::body,
                        Collectors.mapping(
                                request -> request.idempotencyKey().orElseThrow(),
                                Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
        assertThat(orders).allSatisfy(order -> assertThat(keys.entrySet())
                .filteredOn(entry -> entry.getKey().contains("\"" + order.reference() + "\""))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getValue()).isEqualTo(1)));
    }

    private static List<ReceivedRequest> requests() throws IOException {
        try (RequestLog log =
                new RequestLog(environment.folder().partner(PROVIDER).resolve("requests.ndjson"))) {
            return log.read().stream().filter(request -> !request.isQuestion()).toList();
        }
    }

    private List<String> toldOfTheLast() {
        return published.told(orders.get(orders.size() - 1).id(), "paywave");
    }

    private static int waitingForLocks(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            waiting.next();
            return waiting.getInt(1);
        }
    }

    /** How far the hub has told Kafka that it has come. */
    private static Map<TopicPartition, OffsetAndMetadata> offsets() throws Exception {
        try (Admin kafka = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, environment.broker().address()))) {
            return kafka.listConsumerGroupOffsets("partner-hub")
                    .partitionsToOffsetAndMetadata()
                    .get();
        }
    }
}
