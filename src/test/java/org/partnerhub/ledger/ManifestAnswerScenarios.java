package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.partnerhub.ledger.ManifestAnswers.Effect.CONTRADICTED;
import static org.partnerhub.ledger.ManifestAnswers.Effect.REPEATED;
import static org.partnerhub.ledger.ManifestAnswers.Effect.TAKEN;
import static org.partnerhub.ledger.TestLedger.CARRIER;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What carriers answer to manifests: each of them once, and only to what they have. */
abstract class ManifestAnswerScenarios {

    private final TestLedger hub;

    ManifestAnswerScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void findsAManifestByItsNumber() {
        Manifest manifest = sent(1, 2);

        assertThat(hub.manifestAnswers.find(CARRIER, CONSIGNMENT, 1))
                .contains(new KnownManifest(manifest.id(), manifest.fileName(), true, 3));
        assertThat(hub.manifestAnswers.find(CARRIER, CONSIGNMENT, 2)).isEmpty();
        assertThat(hub.manifestAnswers.find(PROVIDER, CONSIGNMENT, 1)).isEmpty();
        assertThat(hub.manifestAnswers.find(CARRIER, TestLedger.CANCELLATION, 1))
                .isEmpty();
    }

    @Test
    void saysThatAManifestOnItsWayIsNotSent() {
        commit(begin(1, 2));

        assertThat(hub.manifestAnswers.find(CARRIER, CONSIGNMENT, 1))
                .get()
                .extracting(KnownManifest::sent)
                .isEqualTo(false);
    }

    @Test
    void doesNotKnowAManifestWhoseNumberIsVoid() {
        hub.manifests.abandon(begin(1));

        assertThat(hub.manifestAnswers.find(CARRIER, CONSIGNMENT, 1)).isEmpty();
    }

    @Test
    void putsOnRecordThatAManifestWasAcceptedAndTellsTheShopNothing() {
        Manifest manifest = sent(1, 2);
        told();

        assertThat(take(manifest, accepted())).isEqualTo(TAKEN);

        assertThat(hub.jdbc.queryForMap("select answer, answered_at from manifest"))
                .containsEntry("answer", "accepted")
                .doesNotContainEntry("answered_at", null);
        assertThat(statesOf(manifest)).containsOnly(State.SENT);
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsTheShopWhatWasNotAcceptedOnceForEachDisclosure() {
        Manifest manifest = sent(2, 1, 3);
        told();

        assertThat(take(manifest, refused(Map.of(2, "refused-e2", 4, "refused-e4", 5, "refused-e5"))))
                .isEqualTo(TAKEN);

        assertThat(hub.jdbc.queryForObject("select answer from manifest", String.class))
                .isEqualTo("not-accepted");
        assertThat(statesOf(manifest)).containsExactly(State.NOT_ACCEPTED, State.SENT, State.NOT_ACCEPTED);
        assertThat(told()).containsExactly("not-accepted refused-e2", "not-accepted refused-e4");
    }

    @Test
    void stillSaysThatThePartnerHoldsWhatItDidNotAccept() {
        Manifest manifest = sent(1);

        Claimed claimed = manifest.claimed().get(0);
        List<Holding> before = hub.holdings.ofOrder(TestLedger.hash(claimed.order()));
        hub.clock.forward(Duration.ofMinutes(5));

        take(manifest, refused(Map.of(1, "refused-e1")));

        assertThat(hub.attempts(claimed.disclosure())).isEqualTo(1);
        assertThat(hub.holdings.ofOrder(TestLedger.hash(claimed.order())))
                .isEqualTo(before)
                .singleElement()
                .satisfies(holding -> assertThat(holding.certain()).isTrue());
    }

    @Test
    void takesTheSameAnswerOnceHoweverOftenItComes() {
        Manifest manifest = sent(1, 1);
        take(manifest, refused(Map.of(1, "refused-e1")));
        told();

        assertThat(take(manifest, refused(Map.of(1, "refused-e1")))).isEqualTo(REPEATED);
        assertThat(told()).isEmpty();
    }

    @Test
    void takesNoSecondAnswer() {
        Manifest manifest = sent(1, 1);
        take(manifest, accepted());
        told();

        assertThat(take(manifest, refused(Map.of(1, "refused-e1")))).isEqualTo(CONTRADICTED);

        assertThat(statesOf(manifest)).containsOnly(State.SENT);
        assertThat(told()).isEmpty();
    }

    @Test
    void takesAnAnswerOnceThatTwoProcessesHaveRead() throws Exception {
        Manifest manifest = sent(1);
        told();
        Callable<ManifestAnswers.Effect> taking =
                () -> hub.another().manifestAnswers.take(known(manifest), refused(Map.of(1, "refused-e1")));

        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<ManifestAnswers.Effect> effects = new ArrayList<>();
        try {
            for (Future<ManifestAnswers.Effect> effect : threads.invokeAll(List.of(taking, taking))) {
                effects.add(effect.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(effects).containsExactlyInAnyOrder(TAKEN, REPEATED);
        assertThat(told()).containsExactly("not-accepted refused-e1");
    }

    @Test
    void forgetsAnAnswerWhoseTransactionFailed() {
        Manifest manifest = sent(1);
        hub.failOnce("update disclosure");

        assertThat(catchThrowable(() -> take(manifest, refused(Map.of(1, "refused-e1")))))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(statesOf(manifest)).containsOnly(State.SENT);
        assertThat(take(manifest, refused(Map.of(1, "refused-e1")))).isEqualTo(TAKEN);
    }

    @Test
    void leavesAloneWhatWasParkedWhileItsManifestWasCut() {
        Manifest manifest = begin(1, 1);
        commit(manifest);
        hub.claims.settle(List.of(new Outcome.Unsendable(manifest.claimed().get(0), "seal-broken")));
        hub.manifests.sent(manifest);

        take(manifest, refused(Map.of(1, "refused-e1", 2, "refused-e2")));

        assertThat(statesOf(manifest)).containsExactly(State.PARKED, State.NOT_ACCEPTED);
    }

    @Test
    void takesNoFreeText() {
        Manifest manifest = sent(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> take(manifest, refused(Map.of(1, "no such street: Mill Lane 14"))));
    }

    @Test
    void takesAsManyStatementsForOneRowAsForManyHundred() {
        Manifest first = sent(1);
        int one = hub.statementsOf(() -> take(first, refused(rows(1))));
        int[] ones = new int[300];
        Arrays.fill(ones, 1);
        Manifest second = sent(ones);

        assertThat(hub.statementsOf(() -> take(second, refused(rows(300))))).isEqualTo(one);
    }

    @Test
    void remembersAFileThatIsQuarantinedUntilItIsToldToForgetIt() {
        UUID file = new UUID(1, 2);
        hub.quarantinedFiles.add(CARRIER, file, "malformed", hub.clock.instant());
        hub.quarantinedFiles.add(CARRIER, file, "too-large", hub.clock.instant());

        assertThat(hub.quarantinedFiles.of(CARRIER)).containsExactly(file);
        assertThat(hub.quarantinedFiles.of(PROVIDER)).isEmpty();
        assertThat(hub.jdbc.queryForList("select code from quarantined_file", String.class))
                .containsExactly("malformed");

        hub.quarantinedFiles.forget(PROVIDER, List.of(file));
        assertThat(hub.quarantinedFiles.of(CARRIER)).containsExactly(file);
        hub.quarantinedFiles.forget(CARRIER, List.of(file));
        assertThat(hub.quarantinedFiles.of(CARRIER)).isEmpty();
    }

    private Manifest sent(int... rows) {
        Manifest manifest = begin(rows);
        commit(manifest);
        hub.manifests.sent(manifest);
        return manifest;
    }

    /** A manifest with one order for each, which takes so many rows. */
    private Manifest begin(int... rows) {
        List<NewDisclosure> disclosures = new ArrayList<>();
        List<SealedDisclosure> bundle = new ArrayList<>();
        for (int each : rows) {
            NewDisclosure disclosure = hub.newDisclosure(hub.anOrder(), CARRIER, CONSIGNMENT);
            disclosures.add(disclosure);
            bundle.add(TestLedger.seal(disclosure, each));
        }
        hub.record(List.of(), disclosures);
        hub.claims.collect(CARRIER, bundle, hub.clock.instant());
        return hub.manifests
                .begin(CARRIER, CONSIGNMENT, 500, Duration.ZERO, hub.clock.instant())
                .orElseThrow();
    }

    private void commit(Manifest manifest) {
        int rows = manifest.claimed().stream().mapToInt(Claimed::rows).sum();
        hub.manifests.commit(manifest, new Manifest.Content(rows, 512, new byte[32]));
    }

    private ManifestAnswers.Effect take(Manifest manifest, SortedMap<Integer, String> refused) {
        return hub.manifestAnswers.take(known(manifest), refused);
    }

    private static KnownManifest known(Manifest manifest) {
        return new KnownManifest(manifest.id(), manifest.fileName(), true, 0);
    }

    private static SortedMap<Integer, String> accepted() {
        return refused(Map.of());
    }

    private static SortedMap<Integer, String> refused(Map<Integer, String> rows) {
        return new TreeMap<>(rows);
    }

    private static Map<Integer, String> rows(int count) {
        Map<Integer, String> rows = new TreeMap<>();
        for (int row = 1; row <= count; row++) {
            rows.put(row, "refused-e1");
        }
        return rows;
    }

    private List<State> statesOf(Manifest manifest) {
        return manifest.claimed().stream()
                .map(claimed -> hub.state(claimed.disclosure()))
                .toList();
    }

    /** What the shop is to be told, as it then is. */
    private List<String> told() {
        List<Announcement> all = hub.announcements.next(1000);
        hub.announcements.done(all.stream().map(Announcement::id).toList());
        return all.stream()
                .map(each -> (each.state().text() + " " + each.reason().orElse("")).trim())
                .toList();
    }
}
