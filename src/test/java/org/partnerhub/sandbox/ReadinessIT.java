package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.intake.FreeSpace;
import org.springframework.context.support.GenericApplicationContext;

/** What a hub says of itself while something that it leans on is away, and when it is back: no person helps it. */
class ReadinessIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private static final HttpClient client = HttpClient.newHttpClient();
    private static SandboxEnvironment environment;
    private static KafkaBroker kafka;
    private static Server database;
    private static RunningHub hub;

    @BeforeAll
    static void startAHubOfItsOwn() throws Exception {
        environment = SandboxEnvironment.start(
                SandboxArguments.parse("--sandbox.dir=" + Path.of("target/readiness-sandbox")),
                new SandboxPartners.Observer() {});
        kafka = environment.broker();
        int port = ports().portFor("database");
        database = databaseOn(port);
        String ledger = environment.folder().own("ledger-over-tcp").toString();
        hub = QuietLogs.leavingTheLog(() -> RunningHub.start(
                environment.hubProperties(),
                List.of("--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:" + port + "/" + ledger),
                context -> ((GenericApplicationContext) context)
                        .registerBean(
                                FreeSpace.class, () -> new FreeSpace(context.getBeanProvider(CamelContext.class)))));
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        database.stop();
        kafka.close();
        environment.close();
    }

    @BeforeEach
    void beginsReady() {
        awaitReadiness("UP");
    }

    @AfterEach
    void goesOnByItselfWhenAllIsBack() throws Exception {
        if (!database.isRunning(false)) {
            database = databaseOn(database.getPort());
        }
        if (!broker().isStarted()) {
            broker().start();
        }
        if (kafka == null) {
            kafka = KafkaBroker.start(environment.folder().kafka(), ports());
        }
        hub.bean(FreeSpace.class).comeBack();
        provider().arrive();

        awaitReadiness("UP");
        await().atMost(LONGEST).until(() -> intake().isStarted());
        await().atMost(LONGEST).until(() -> isUp("paywave"));
    }

    @Test
    void isNotReadyWithoutItsDatabase() throws Exception {
        database.stop();

        awaitDown("db");
    }

    @Test
    void isNotReadyWithoutItsBroker() throws Exception {
        broker().stop();

        awaitDown("jms");
    }

    @Test
    void isNotReadyWithoutKafka() {
        kafka.close();
        kafka = null;

        awaitDown("camelHealth");
    }

    @Test
    void isNotReadyWhileTheIntakePausesForAFullDisk() {
        hub.bean(FreeSpace.class).runOut();

        awaitDown("intake");
        assertThat(readiness().at("/components/intake/details/reason").textValue())
                .isEqualTo("disk-nearly-full");
        await().atMost(LONGEST).until(() -> intake().isSuspended());
    }

    @Test
    void isReadyWhileAPartnerIsDownAndTellsWhose() throws Exception {
        provider().leave();
        try (Publisher shop = new Publisher(kafka)) {
            IntStream.range(760_000, 760_020).mapToObj(SampleOrder::placed).forEach(shop::publish);

            await().atMost(LONGEST).until(() -> "open"
                    .equals(partner("paywave").path("circuit").textValue()));
        }
        assertThat(isUp("paywave")).isFalse();
        assertThat(isUp("nordpost")).isTrue();
        assertThat(ask("/health").path("status").textValue()).isEqualTo("UP");
        assertThat(readiness().path("status").textValue()).isEqualTo("UP");
    }

    private static boolean isUp(String partner) {
        return "UP".equals(partner(partner).path("status").textValue());
    }

    private static ActiveMQServer broker() {
        return hub.bean(EmbeddedActiveMQ.class).getActiveMQServer();
    }

    private static HttpPartner provider() {
        return environment.partners().http(PAYWAVE);
    }

    private static ServiceStatus intake() {
        return hub.bean(CamelContext.class).getRouteController().getRouteStatus("order-intake");
    }

    private static void awaitDown(String component) {
        awaitReadiness("DOWN");
        long asked = System.nanoTime();
        JsonNode readiness = readiness();
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("answered before whoever asks gives up")
                .isLessThan(Duration.ofSeconds(5));
        assertThat(readiness.at("/components/" + component + "/status").textValue())
                .as(readiness.toString())
                .isEqualTo("DOWN");
        assertThat(ask("/health/liveness").path("status").textValue())
                .as("it is not to be started anew for that")
                .isEqualTo("UP");
    }

    private static void awaitReadiness(String status) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            JsonNode readiness = readiness();
            assertThat(readiness.path("status").textValue())
                    .as(readiness.toString())
                    .isEqualTo(status);
        });
    }

    private static JsonNode readiness() {
        return ask("/health/readiness");
    }

    private static JsonNode partner(String id) {
        return ask("/health").at("/components/partners/details/" + id);
    }

    private static JsonNode ask(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(environment.management() + path))
                    .build();
            return new ObjectMapper()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the hub does not answer", e);
        }
    }

    private static Server databaseOn(int port) throws Exception {
        return Server.createTcpServer("-tcpPort", String.valueOf(port), "-ifNotExists")
                .start();
    }

    private static Ports ports() throws IOException {
        return Ports.keptIn(environment.folder().own("ports.properties"));
    }
}
