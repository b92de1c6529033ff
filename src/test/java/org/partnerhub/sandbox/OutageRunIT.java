package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.sandbox.Expectation.Expected;
import org.partnerhub.sandbox.MixedRun.Trouble;

/**
 * The same events twice, once with each partner in trouble in turn: the end is the same, event for event and order for
 * order, and it is the one that the contracts foretell.
 */
class OutageRunIT {

    private static final int FIRST = 100_000;
    private static final int ORDERS = 3_000;
    private static final int EVENTS = 10_000;

    private static final List<Trouble> TROUBLES = List.of(
            Trouble.of("paywave", Outage.AWAY),
            Trouble.of("nordpost", Outage.AWAY),
            Trouble.of("cardinal", Outage.BUSY),
            Trouble.of("inlandia", Outage.AWAY),
            Trouble.of("paywave", Outage.SILENCED),
            Trouble.of("nordpost", Outage.FULL),
            Trouble.of("cardinal", Outage.AWAY),
            Trouble.of("inlandia", Outage.FULL),
            Trouble.of("paywave", Outage.BUSY),
            Trouble.of("cardinal", Outage.SILENCED));

    private static final List<byte[]> events = MixedEvents.of(FIRST, ORDERS, EVENTS);
    private static final List<MixedRun> runs = new ArrayList<>();

    @BeforeAll
    static void runBoth() throws Exception {
        runs.add(new MixedRun("calm", events, List.of()));
        runs.add(new MixedRun("troubled", events, TROUBLES));
        // side by side: providers let so many requests a second pass, and manifests take their time
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            for (Future<MixedRun> run : threads.invokeAll(runs)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @AfterAll
    static void end() throws IOException {
        for (MixedRun run : runs) {
            run.close();
        }
    }

    static List<MixedRun> runs() {
        return runs;
    }

    @Test
    void publishesSoManyEventsOfSoManyOrders() {
        List<ShopEvent> read = events.stream().map(ShopEvent::of).toList();

        assertThat(read).hasSize(EVENTS);
        assertThat(read.stream().map(event -> event.order().orElseThrow()).distinct())
                .hasSize(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.placed",
                "order.amended",
                "order.shipped",
                "order.cancelled",
                "order.closed",
                "refund.requested"
            })
    void mixesEventsOfEachType(String type) {
        assertThat(events.stream().map(ShopEvent::of).filter(event -> event.toString()
                        .startsWith(type + " ")))
                .hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void mixesEventsOfEachFate(Expected fate) {
        assertThat(calm().summary().outcomes())
                .filteredOn(outcome -> outcome.expectation().expected() == fate)
                .hasSizeGreaterThan(50);
    }

    @Test
    void makesTheHubFeelEachOutage() {
        assertThat(troubled().felt()).isEqualTo(TROUBLES);
        assertThat(calm().waits()).isZero();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void endsAsTheContractsForetell(MixedRun run) {
        assertThat(run.summary().wrong()).isEmpty();
        assertThat(run.summary().receipts()).allMatch(Receipt::agrees);
        assertThat(run.summary().isGood()).isTrue();
    }

    @Test
    void givesEachPartnerTheSameDocumentsOfAnOrderInTheSameSequence() {
        assertThat(EndState.differences(
                        calm().end().received(), troubled().end().received()))
                .isEmpty();
    }

    @Test
    void tellsTheShopTheSameOfEachEvent() {
        assertThat(EndState.differences(calm().end().told(), troubled().end().told()))
                .isEmpty();
    }

    @Test
    void hasTheSameOnRecordOfEachEvent() {
        assertThat(EndState.differences(
                        calm().end().recorded(), troubled().end().recorded()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void asksForEachDocumentUnderAKeyOfItsOwn(MixedRun run) throws IOException {
        Map<String, Set<String>> bodies = new HashMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        for (ReceivedRequest request : requests(run)) {
            String key = request.idempotencyKey().orElseThrow();
            String document = request.path() + request.body();
            bodies.computeIfAbsent(key, each -> new HashSet<>()).add(document);
            keys.computeIfAbsent(document, each -> new HashSet<>()).add(key);
        }

        assertThat(bodies).hasSizeGreaterThan(ORDERS / 2);
        assertThat(bodies.values()).allMatch(each -> each.size() == 1);
        assertThat(keys.values()).allMatch(each -> each.size() == 1);
    }

    @Test
    void leavesNoPartOfAFile() throws IOException {
        for (PartnerId carrier : List.of(new PartnerId("nordpost"), new PartnerId("inlandia"))) {
            Path root = troubled().environment().folder().partner(carrier);
            try (Stream<Path> files = Files.walk(root)) {
                assertThat(files.map(Path::toString).collect(Collectors.toList()))
                        .isNotEmpty()
                        .noneMatch(file -> file.endsWith(".part"));
            }
        }
    }

    /** All but questions and deletion notices, which a provider is asked about again. */
    private static List<ReceivedRequest> requests(MixedRun run) throws IOException {
        List<ReceivedRequest> all = new ArrayList<>();
        for (String provider : List.of("paywave", "cardinal")) {
            Path log =
                    run.environment().folder().partner(new PartnerId(provider)).resolve("requests.ndjson");
            try (RequestLog requests = new RequestLog(log)) {
                ErasureDesk erasures = run.environment()
                        .partners()
                        .http(new PartnerId(provider))
                        .erasures();
                requests.read().stream()
                        .filter(request -> !request.isQuestion() && !erasures.isNotice(request))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static MixedRun calm() {
        return runs.get(0);
    }

    private static MixedRun troubled() {
        return runs.get(1);
    }
}
