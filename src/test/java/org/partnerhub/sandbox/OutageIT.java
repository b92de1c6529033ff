package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.contract.PartnerId;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What partners may do to the hub: nothing is lost, nothing goes twice, and the other partner does not notice. */
@ExtendWith(SandboxExtension.class)
class OutageIT {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final AtomicInteger numbers = new AtomicInteger(740_000);

    private final SampleOrder order = SampleOrder.placed(numbers.incrementAndGet());
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

    private LiveHub hub;
    private HttpPartner provider;
    private SftpPartner carrier;

    @TempDir
    Path folder;

    @BeforeEach
    void findThePartners(LiveHub live) {
        hub = live;
        provider = live.environment().partners().http(new PartnerId("paywave"));
        carrier = live.environment().partners().sftp(new PartnerId("nordpost"));
    }

    @AfterEach
    void bringThemBack() throws IOException {
        provider.behave(HttpBehaviour.ACCEPTS);
        provider.arrive();
        carrier.arrive();
        carrier.beforeRenames(() -> {});
        carrier.afterRenames(() -> {});
        carrier.duringUploads(() -> {});
        // or it would be in the way of the next test's
        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
    }

    @Test
    void asksABusyProviderAgainWhenItWishes() {
        List<Long> times = new ArrayList<>();
        provider.behave(request -> {
            times.add(System.nanoTime());
            requests.add(request);
            return requests.size() < 3 ? HttpReply.of(503).retryAfter("2") : HttpBehaviour.ACCEPTS.reply(request);
        });

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("paywave").contains("sent"));
        assertThat(toldOf("paywave"))
                .containsOnly("waiting partner-busy", "sent")
                .endsWith("sent");
        assertThat(requests)
                .hasSize(3)
                .extracting(ReceivedRequest::idempotencyKey)
                .containsOnly(key());
        assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(times.get(2) - times.get(1))).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void sendsARequestWhoseAnswerWasLostAgainUnderItsKey() {
        provider.behave(request -> {
            requests.add(request);
            HttpReply reply = HttpBehaviour.ACCEPTS.reply(request);
            return requests.size() == 1 ? reply.thatIsLost() : reply;
        });

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("paywave").contains("sent"));
        assertThat(requests)
                .hasSize(2)
                .extracting(ReceivedRequest::idempotencyKey)
                .containsOnly(key());
    }

    @Test
    void doesNotAskAgainWhenTheProviderRefuses() {
        provider.behave(request -> {
            requests.add(request);
            return HttpReply.of(422);
        });

        hub.publish(order);

        await().atMost(LONGEST).until(() -> !toldOf("paywave").isEmpty());
        assertThat(toldOf("paywave")).containsExactly("parked refused-422");
        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(requests).hasSize(1);
    }

    @Test
    void bringsACarrierItsOrdersWhenItsServerIsBack() throws Exception {
        carrier.leave();

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("waiting unreachable"));
        assertThat(toldOf("paywave")).containsExactly("sent");
        carrier.arrive();
        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(manifestsWithTheOrder()).hasSize(1);
    }

    @Test
    void givesNothingToAServerWithAnotherHostKey() throws Exception {
        carrier.leave();
        ListAppender<ILoggingEvent> log = listenTo("org.partnerhub.delivery");
        AtomicInteger proofs = new AtomicInteger();
        try (SshServer impostor = impostor(proofs)) {
            impostor.start();
            hub.publish(order);

            await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("waiting unreachable"));
        }
        assertThat(proofs).hasValue(0);
        assertThat(folder).isEmptyDirectory();
        assertThat(log.list)
                .anyMatch(event -> event.getLevel() == Level.WARN
                        && event.getMessage().startsWith("A manifest could not be handed over"));
        carrier.arrive();
        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(manifestsWithTheOrder()).hasSize(1);
    }

    /** The connection stands, and nothing ever comes through it. */
    @Test
    void waitsForNoPartnerForEver() throws Exception {
        provider.leave();
        carrier.leave();
        try (Silence one = Silence.at(provider.uri().getPort());
                Silence other = Silence.at(carrier.uri().getPort())) {
            hub.publish(order);

            await().atMost(LONGEST).until(() -> one.givenUp() > 0 && other.givenUp() > 0);
        }
        provider.arrive();
        carrier.arrive();
        await().atMost(LONGEST)
                .until(() ->
                        toldOf("paywave").contains("sent") && toldOf("nordpost").contains("sent"));
        assertThat(manifestsWithTheOrder()).hasSize(1);
    }

    @Test
    void triesAgainWhenACarrierRefusesToRename() throws Exception {
        carrier.beforeRenames(() -> {
            throw new UncheckedIOException(new IOException("not allowed"));
        });

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("waiting unreachable"));
        assertThat(manifestsWithTheOrder()).isEmpty();
        carrier.beforeRenames(() -> {});
        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(manifestsWithTheOrder()).hasSize(1);
    }

    @Test
    void findsAManifestThatArrivedAlthoughTheCarrierSaidOtherwise() throws Exception {
        ListAppender<ILoggingEvent> log = listenTo("org.partnerhub.delivery");
        AtomicInteger uploads = new AtomicInteger();
        carrier.duringUploads(uploads::incrementAndGet);
        carrier.afterRenames(() -> {
            throw new UncheckedIOException(new IOException("renamed, and not said so"));
        });

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(toldOf("nordpost")).containsExactly("waiting unreachable", "sent");
        assertThat(uploads).hasValue(1);
        assertThat(manifestsWithTheOrder()).hasSize(1);
        assertThat(log.list)
                .anyMatch(event -> String.valueOf(event.getKeyValuePairs()).contains("there=\"true\""));
    }

    @Test
    void writesOverNoFileThatHasTheNameOfTheNextManifest() throws Exception {
        ListAppender<ILoggingEvent> log = listenTo("org.partnerhub.delivery");
        Path there = carrier.inbox().resolve(nextManifest());
        Files.writeString(there, "somebody else's");

        hub.publish(order);

        await().atMost(LONGEST).until(() -> toldOf("nordpost").contains("sent"));
        assertThat(there).hasContent("somebody else's");
        assertThat(manifestsWithTheOrder()).hasSize(1).doesNotContain(there);
        assertThat(log.list)
                .anyMatch(event -> event.getLevel() == Level.WARN
                        && String.valueOf(event.getKeyValuePairs()).contains("void=\"true\""));
    }

    /** Each partner has its own threads, and no more of its disclosures are under way than its contract and a slice say. */
    @Test
    void doesNotLetASlowProviderHoldUpAnother() {
        CountDownLatch slowness = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> counts = new CopyOnWriteArrayList<>();
        provider.behave(request -> {
            counts.add(underWay.incrementAndGet());
            await().atMost(LONGEST).until(() -> slowness.getCount() == 0);
            underWay.decrementAndGet();
            return HttpBehaviour.ACCEPTS.reply(request);
        });
        List<SampleOrder> slow =
                Stream.generate(OutageIT::another).limit(100).peek(hub::publish).toList();
        hub.publish(order);
        SampleOrder elsewhere = another().with("/payment/provider", "cardinal");
        hub.publish(elsewhere);

        await().atMost(LONGEST).until(() -> hub.published().isSent(elsewhere.id(), "cardinal") && !counts.isEmpty());
        assertThat(slow).noneMatch(each -> hub.published().isSent(each.id(), "paywave"));
        assertThat(recorded("partner = 'paywave' and state = 'sending'")).isBetween(1, 64);
        slowness.countDown();
        await().atMost(LONGEST)
                .until(() -> slow.stream().allMatch(each -> hub.published().isSent(each.id(), "paywave")));
        assertThat(counts).allMatch(count -> count <= 8);
    }

    /** One order is being sent when the broker goes, one is in the queue, one comes while there is no broker. */
    @Test
    void losesNothingWhenTheBrokerRestarts() throws Exception {
        ActiveMQServer broker = hub.bean(EmbeddedActiveMQ.class).getActiveMQServer();
        CountDownLatch restart = new CountDownLatch(1);
        provider.behave(request -> {
            requests.add(request);
            await().atMost(LONGEST).until(() -> restart.getCount() == 0);
            return HttpBehaviour.ACCEPTS.reply(request);
        });
        hub.publish(order);
        await().atMost(LONGEST).until(() -> requests.size() == 1);
        SampleOrder queued = another();
        hub.publish(queued);
        await().atMost(LONGEST).until(() -> broker.locateQueue("hub.paywave").getMessageCount() > 1);

        broker.stop();
        SampleOrder coming = another();
        hub.publish(coming);
        await().atMost(LONGEST).until(() -> recorded("event_id = '" + coming.id() + "'") == 2);
        broker.start();
        restart.countDown();

        for (SampleOrder each : List.of(order, queued, coming)) {
            await().atMost(LONGEST)
                    .until(() -> hub.published().isSent(each.id(), "paywave")
                            && hub.published().isSent(each.id(), "nordpost"));
        }
        assertThat(requests).hasSize(3);
        assertThat(manifestsWithTheOrder()).hasSize(1);
    }

    private static SampleOrder another() {
        return SampleOrder.placed(numbers.incrementAndGet());
    }

    /** How many such disclosures the ledger has. */
    private int recorded(String condition) {
        return hub.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from disclosure where " + condition, Integer.class);
    }

    private String nextManifest() {
        List<Integer> next = hub.bean(JdbcTemplate.class)
                .queryForList(
                        "select next_number from manifest_series where partner = 'nordpost' and document = 'consignment'",
                        Integer.class);
        String date = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        return "nordpost-consignment-%s-%06d.csv".formatted(date, next.isEmpty() ? 1 : next.get(0));
    }

    private List<String> toldOf(String partner) {
        return hub.published().told(order.id(), partner);
    }

    private Optional<String> key() {
        return requests.get(0).idempotencyKey().filter(key -> !key.isEmpty());
    }

    private List<Path> manifestsWithTheOrder() throws IOException {
        List<Path> with = new ArrayList<>();
        for (Path manifest : carrier.manifests()) {
            try (Stream<String> rows = Files.lines(manifest)) {
                if (rows.anyMatch(row -> row.startsWith(order.reference() + ","))) {
                    with.add(manifest);
                }
            }
        }
        return with;
    }

    /** Stands where the carrier's server stood, and would take anything from anyone. */
    private SshServer impostor(AtomicInteger proofs) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(carrier.uri().getPort());
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPublickeyAuthenticator((name, key, session) -> proofs.incrementAndGet() > 0);
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        return server;
    }

    private static ListAppender<ILoggingEvent> listenTo(String logger) {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(logger)).addAppender(appender);
        return appender;
    }
}
