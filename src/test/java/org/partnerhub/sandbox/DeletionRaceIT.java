package org.partnerhub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.PartnerId;

/**
 * An order is deleted while it is on its way: what has begun may end, and counts as held; what has not begun never does.
 * A customer is told that the deletion is effective only when nothing of the order can reach anybody any more.
 */
@ExtendWith(SandboxExtension.class)
class DeletionRaceIT {

    /** While a server is kept waiting, so below the time-outs of connections. */
    private static final Duration MEANWHILE = Duration.ofSeconds(9);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final AtomicInteger numbers = new AtomicInteger(795_000);

    private final int number = numbers.incrementAndGet();
    private final SampleOrder order = SampleOrder.placed(number);
    private final String request = "DR-" + number;
    private final AtomicReference<List<String>> toldMeanwhile = new AtomicReference<>();

    private LiveHub hub;
    private SftpPartner carrier;
    private HttpPartner provider;

    @BeforeEach
    void findThePartners(LiveHub live) {
        hub = live;
        carrier = live.environment().partners().sftp(new PartnerId("nordpost"));
        provider = live.environment().partners().http(new PartnerId("paywave"));
    }

    @AfterEach
    void bringThemBack() throws IOException {
        carrier.duringUploads(() -> {});
        carrier.arrive();
        provider.behave(HttpBehaviour.ACCEPTS);
    }

    @Test
    void isNotEffectiveWhileAManifestIsInMidUpload() throws IOException {
        carrier.duringUploads(this::deleteOnce);

        hub.publish(order);

        awaitEffective();
        assertThat(toldMeanwhile.get()).contains("erased").doesNotContain("effective");
        assertThat(manifestsThatNameIt()).as("what has begun ends").hasSize(1);
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .containsSubsequence("effective", "notice-queued nordpost", "notice-sent nordpost"));
    }

    @Test
    void isNotEffectiveWhileARequestIsUnderWay() {
        provider.behave(asked -> {
            if (asked.body().contains(order.reference())) {
                deleteOnce();
            }
            return HttpBehaviour.ACCEPTS.reply(asked);
        });

        hub.publish(order);

        awaitEffective();
        assertThat(toldMeanwhile.get()).contains("erased").doesNotContain("effective");
        await().atMost(LONGEST).untilAsserted(() -> assertThat(hub.published().deletion(request))
                .containsSubsequence("effective", "notice-queued paywave"));
    }

    @Test
    void suppressesWhatWaitsForACarrierThatIsAway() throws IOException {
        carrier.leave();
        hub.publish(order);
        await().atMost(LONGEST).until(() -> hub.published().isSent(order.id(), "paywave"));
        delete();
        awaitEffective();

        carrier.arrive();
        SampleOrder next = SampleOrder.placed(numbers.incrementAndGet());
        hub.publish(next);
        await().atMost(LONGEST).until(() -> hub.published().isSent(next.id(), "nordpost"));

        assertThat(manifestsThatNameIt()).isEmpty();
    }

    /** Has the hub erase the order, and tells the partner to go on when it has. */
    private void deleteOnce() {
        if (toldMeanwhile.compareAndSet(null, List.of())) {
            delete();
            await().atMost(MEANWHILE)
                    .until(() -> hub.published().deletion(request).contains("erased"));
            toldMeanwhile.set(hub.published().deletion(request));
        }
    }

    private void delete() {
        hub.publish(SampleOrder.closed("evt-closed-" + number, number));
        String event = """
                {"specversion":"1.0","id":"evt-deletion-%d","source":"/shop","type":"deletion.requested",
                 "time":"2026-11-20T08:15:30Z","data":{"requestId":"%s","customerId":"C-%d","requestedBy":"customer",
                 "verifiedAt":"%s"}}""".formatted(number, request, 88_000 + number, Instant.now());
        hub.publish(new ProducerRecord<>(KafkaBroker.DELETIONS, request, event.getBytes(UTF_8)));
    }

    private void awaitEffective() {
        await().atMost(LONGEST).until(() -> hub.published().deletion(request).contains("effective"));
    }

    private List<Path> manifestsThatNameIt() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path manifest : carrier.manifests()) {
            if (Files.readString(manifest).contains(order.reference())) {
                found.add(manifest);
            }
        }
        return found;
    }
}
