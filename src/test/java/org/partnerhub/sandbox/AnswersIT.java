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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.answers.Quarantine;
import org.partnerhub.contract.PartnerId;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a carrier may leave in its outbox: answers have their effect once, and all else is left where it is. */
@ExtendWith(SandboxExtension.class)
class AnswersIT {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final AtomicInteger numbers = new AtomicInteger(780_000);

    private final SampleOrder order = SampleOrder.placed(numbers.incrementAndGet());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private LiveHub hub;
    private SftpPartner carrier;

    @BeforeEach
    void findTheCarrier(LiveHub live) {
        hub = live;
        carrier = live.environment().partners().sftp(NORDPOST);
        log.start();
        ((Logger) LoggerFactory.getLogger("org.partnerhub.answers")).addAppender(log);
    }

    @AfterEach
    void emptyTheOutbox() throws IOException {
        ((Logger) LoggerFactory.getLogger("org.partnerhub.answers")).detachAppender(log);
        carrier.arrive();
        carrier.beforeRemovals(() -> {});
        carrier.duringReads(() -> {});
        for (Path file : outbox()) {
            Files.delete(file);
        }
    }

    @Test
    void tellsTheShopWhatTheCarrierDidNotAccept() throws Exception {
        Path manifest = sent();

        Path answer = answer(manifest, ".err", "row,code\r\n" + rowOf(manifest) + ",E17\r\n");

        await().atMost(LONGEST).until(() -> !Files.exists(answer));
        await().atMost(LONGEST).until(() -> told().size() == 2);
        assertThat(told()).containsExactly("sent", "not-accepted refused-e17");
        assertThat(answerOnRecord(manifest)).isEqualTo("not-accepted");
    }

    @Test
    void putsOnRecordThatAManifestWasAccepted() throws Exception {
        Path manifest = sent();

        Path answer = answer(manifest, ".ok", ok(rowsOf(manifest)));

        await().atMost(LONGEST).until(() -> !Files.exists(answer));
        assertThat(answerOnRecord(manifest)).isEqualTo("accepted");
        assertThat(told()).containsExactly("sent");
    }

    @Test
    void leavesAnAnswerThatIsWrongUntilItIsPutRight() throws Exception {
        Path manifest = sent();
        Path answer = answer(manifest, ".ok", ok(rowsOf(manifest) + 1));

        await().atMost(LONGEST).until(() -> !alarms().isEmpty());
        awaitLooks();
        assertThat(answer).exists();
        assertThat(answerOnRecord(manifest)).isNull();
        assertThat(alarms()).singleElement().asString().contains("wrong-count").contains("partner=\"nordpost\"");

        answer(manifest, ".ok", ok(rowsOf(manifest)));
        await().atMost(LONGEST).until(() -> !Files.exists(answer));
        assertThat(answerOnRecord(manifest)).isEqualTo("accepted");
    }

    @Test
    void readsNothingThatIsNotTheNameOfAnAnswerToWhatItSent() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        carrier.duringReads(reads::incrementAndGet);
        Path manifest = sent();
        List<String> names = List.of(
                "Zz9Lindqvist-14-Mill-Lane.ok",
                "nordpost-Zz9Lindqvist-20261120-000001.csv.ok",
                "..Zz9Lindqvist.csv.err",
                "nordpost-Zz9Lindqvist\n\u001b[2J.csv.ok",
                "%2e%2e%2fZz9Lindqvist.csv.ok",
                "nordpost-consignment-20200101-000999.csv.ok",
                "inlandia-parcel-order-20261120-000001.csv.ok");
        for (String name : names) {
            Files.writeString(carrier.outbox().resolve(name), ok(1));
        }
        Path tooLarge = answer(manifest, ".ok", "x".repeat((1 << 20) + 1));

        // one that begins with a dot is hidden
        await().atMost(LONGEST).until(() -> alarms().size() == names.size());
        awaitLooks();
        assertThat(hub.bean(Quarantine.class).count(NORDPOST)).isGreaterThanOrEqualTo(names.size());
        assertThat(reads).hasValue(0);
        assertThat(outbox()).hasSize(names.size() + 1).contains(tooLarge);
        assertThat(alarms()).hasSize(names.size()).allMatch(alarm -> !alarm.contains("Zz9"));
        assertThat(HubLog.says(hub.environment().folder(), "Zz9Lindqvist")).isFalse();
    }

    @Test
    void waitsForAFileThatIsStillBeingWritten() throws Exception {
        Path manifest = sent();
        Path part = carrier.outbox().resolve(manifest.getFileName() + ".ok.part");
        Files.writeString(part, "time,ro");

        awaitLooks();
        assertThat(alarms()).isEmpty();
        assertThat(part).exists();
    }

    @Test
    void tellsTheShopOnceThoughTheCarrierLetsNothingBeRemoved() throws Exception {
        AtomicInteger removals = new AtomicInteger();
        carrier.beforeRemovals(() -> {
            removals.incrementAndGet();
            throw new UncheckedIOException(new IOException("not allowed"));
        });
        Path manifest = sent();
        Path answer = answer(manifest, ".err", "row,code\n" + rowOf(manifest) + ",E17\n");

        await().atMost(LONGEST).until(() -> !alarms().isEmpty());
        awaitLooks();
        assertThat(alarms()).singleElement().asString().contains("not-removed");
        assertThat(removals).hasValue(2);
        assertThat(answer).exists();
        assertThat(told()).containsExactly("sent", "not-accepted refused-e17");
    }

    @Test
    void losesNoAnswerWhenReadingItBreaksOff() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        carrier.duringReads(() -> {
            if (reads.incrementAndGet() < 3) {
                throw new UncheckedIOException(new IOException("broken off"));
            }
        });
        Path manifest = sent();
        Path answer = answer(manifest, ".err", "row,code\n" + rowOf(manifest) + ",E17\n");

        await().atMost(LONGEST).until(() -> !Files.exists(answer));
        await().atMost(LONGEST).until(() -> told().size() == 2);
        assertThat(told()).containsExactly("sent", "not-accepted refused-e17");
        assertThat(log.list)
                .anyMatch(event ->
                        event.getLevel() == Level.WARN && event.getMessage().startsWith("An outbox could not be read"));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void readsAnAnswerThatCameWhileTheCarrierWasAway() throws Exception {
        Path manifest = sent();
        carrier.leave();
        Path answer = answer(manifest, ".ok", ok(rowsOf(manifest)));
        await().atMost(LONGEST).until(() -> log.list.stream()
                .anyMatch(event -> event.getMessage().startsWith("An outbox could not be read")));
        carrier.arrive();

        await().atMost(LONGEST).until(() -> !Files.exists(answer));
        assertThat(answerOnRecord(manifest)).isEqualTo("accepted");
    }

    /** The manifest with the order in it. */
    private Path sent() throws IOException {
        hub.publish(order);
        await().atMost(LONGEST).until(() -> told().contains("sent"));
        for (Path manifest : carrier.manifests()) {
            if (Files.readString(manifest).contains("\n" + order.reference() + ",")) {
                return manifest;
            }
        }
        throw new AssertionError("the carrier has no manifest with the order");
    }

    /** Until the hub has looked at the outbox a few times more: a first time, a second to see no change, and a third. */
    private void awaitLooks() {
        long before = carrier.looks();
        await().atMost(LONGEST).until(() -> carrier.looks() > before + 3);
    }

    private Path answer(Path manifest, String ending, String content) throws IOException {
        Path unfinished = Files.writeString(carrier.outbox().resolve("answer.tmp"), content);
        return Files.move(
                unfinished,
                carrier.outbox().resolve(name(manifest) + ending),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static String ok(long rows) {
        return "time,rows\r\n2026-11-20T09:00:00Z," + rows + "\r\n";
    }

    private static long rowsOf(Path manifest) throws IOException {
        return ReceivedFile.read(manifest).rows();
    }

    /** The order has one. */
    private int rowOf(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        for (int row = 1; row < lines.size(); row++) {
            if (lines.get(row).startsWith(order.reference() + ",")) {
                return row;
            }
        }
        throw new AssertionError("the order is not in the manifest");
    }

    private String answerOnRecord(Path manifest) {
        return jdbc().queryForObject("select answer from manifest where file_name = ?", String.class, name(manifest));
    }

    private JdbcTemplate jdbc() {
        return hub.bean(JdbcTemplate.class);
    }

    private static String name(Path manifest) {
        return manifest.getFileName().toString();
    }

    private List<String> told() {
        return hub.published().told(order.id(), "nordpost");
    }

    private List<String> alarms() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(event -> event.getMessage() + event.getKeyValuePairs())
                .toList();
    }

    private List<Path> outbox() throws IOException {
        try (Stream<Path> files = Files.list(carrier.outbox())) {
            return files.toList();
        }
    }
}
