package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.EpochTurns;
import org.partnerhub.vault.Tier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Turns the epochs of a hub three times while orders come in and go out, and a carrier's wait for their manifest. */
@ExtendWith(SandboxExtension.class)
class EpochsTurnIT {

    private static final PartnerId NORDPOST = new PartnerId("nordpost");
    private static final PartnerId PAYWAVE = new PartnerId("paywave");
    private static final int FIRST = 960_000;
    private static final int EACH = 80;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final List<SampleOrder> orders = new ArrayList<>();
    private static LiveHub hub;
    private static Set<Long> before;

    @BeforeAll
    static void turnThriceWhileOrdersCome(LiveHub live) {
        hub = live;
        EpochTurns epochs = hub.bean(EpochTurns.class);
        before = living(epochs);
        for (int turn = 0; turn < 3; turn++) {
            publish();
            for (Tier tier : Tier.values()) {
                assertThat(epochs.turn(tier)).isPresent();
            }
            publish();
            epochs.rewrap();
        }
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            // as the route does once a minute
            epochs.rewrap();
            epochs.end();
            epochs.destroy();
            assertThat(living(epochs)).hasSize(2).doesNotContainAnyElementsOf(before);
        });
        await().atMost(LONGEST).untilAsserted(() -> assertThat(orders).allSatisfy(order -> {
            assertThat(hub.published().isSent(order.id(), PAYWAVE.text())).isTrue();
            assertThat(hub.published().isSent(order.id(), NORDPOST.text())).isTrue();
        }));
    }

    @Test
    void bringsTheProviderEachOrderOnce() throws IOException {
        Map<String, Integer> times = new HashMap<>();
        try (RequestLog log = new RequestLog(folder(PAYWAVE).resolve("requests.ndjson"))) {
            log.read().forEach(request -> referencesIn(request.body())
                    .forEach(order -> times.merge(order, 1, Integer::sum)));
        }
        assertEachOnce(times);
    }

    @Test
    void bringsTheCarrierEachOrderOnce() throws IOException {
        Map<String, Integer> times = new HashMap<>();
        try (Stream<Path> files = Files.list(folder(NORDPOST).resolve("in"))) {
            for (Path file : files.toList()) {
                Files.readAllLines(file)
                        .forEach(row -> referencesIn(row).forEach(order -> times.merge(order, 1, Integer::sum)));
            }
        }
        assertEachOnce(times);
    }

    @Test
    void leavesNoKeyWrappedByAnEpochThatIsGone() {
        List<Long> used = hub.bean(JdbcTemplate.class)
                .queryForList("select distinct epoch from customer_order where content_key is not null", Long.class);

        assertThat(living(hub.bean(EpochTurns.class))).containsAll(used);
    }

    @Test
    void saysSinceWhenTheFormerOnesAreGone() {
        EpochTurns epochs = hub.bean(EpochTurns.class);

        assertThat(before)
                .allSatisfy(epoch -> assertThat(epochs.destroyed(epoch)).isPresent());
    }

    @Test
    void writesAnExportOfWrappedKeysAlone() throws IOException {
        Path export = hub.environment().folder().hub().resolve("vault-export");

        assertThat(Files.size(export)).isGreaterThan(100L * orders.size());
        MarkerSearch references = new MarkerSearch(orders.stream()
                .map(order -> Marker.of(order.reference(), order.reference()))
                .toList());
        assertThat(references.below(export)).isEmpty();
    }

    private static void publish() {
        for (int i = 0; i < EACH; i++) {
            SampleOrder order = SampleOrder.placed(FIRST + orders.size());
            orders.add(order);
            hub.publish(order);
        }
    }

    private static void assertEachOnce(Map<String, Integer> times) {
        Set<String> ours = orders.stream().map(SampleOrder::reference).collect(Collectors.toSet());
        times.keySet().retainAll(ours);
        assertThat(times.keySet()).isEqualTo(ours);
        assertThat(times.values()).containsOnly(1);
    }

    private static Set<String> referencesIn(String text) {
        return Pattern.compile("SO-2026-96\\d{4}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<Long> living(EpochTurns epochs) {
        return epochs.list().stream()
                .filter(epoch -> !epoch.state().equals("destroyed"))
                .map(EpochTurns.Entry::epoch)
                .collect(Collectors.toSet());
    }

    private static Path folder(PartnerId partner) {
        return hub.environment().folder().partner(partner);
    }
}
