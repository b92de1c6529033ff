package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.ledger.TestLedger.CANCELLATION;
import static org.partnerhub.ledger.TestLedger.CARRIER;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.DocumentName;

/** Manifests: when they are cut, what goes in, and what is left of one at each point where it can be interrupted. */
abstract class ManifestScenarios {

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Manifest.Content CONTENT = new Manifest.Content(3, 512, new byte[32]);

    private final TestLedger hub;

    ManifestScenarios(TestLedger hub) {
        this.hub = hub.empty();
    }

    @Test
    void cutsWhenTheRowsFillAManifest() {
        collect(1, 1);
        assertThat(begin(3)).isEmpty();

        List<Long> third = collect(1);

        assertThat(claimedOf(begin(3))).hasSize(3).endsWith(third.get(0));
    }

    @Test
    void cutsWhenTheOldestHasWaitedLongEnough() {
        List<Long> waiting = collect(1);
        hub.clock.forward(EVERY.minusSeconds(1));
        assertThat(begin(3)).isEmpty();

        hub.clock.forward(Duration.ofSeconds(1));

        assertThat(claimedOf(begin(3))).isEqualTo(waiting);
    }

    @Test
    void takesNoMoreRowsThanItMay() {
        List<Long> waiting = collect(2, 2, 1);

        Manifest manifest = begin(3).orElseThrow();

        assertThat(claimedOf(manifest)).isEqualTo(waiting.subList(0, 1));
        assertThat(manifest.claimed().get(0).rows()).isEqualTo(2);
    }

    @Test
    void takesOneThatAloneHasMoreRows() {
        List<Long> waiting = collect(9, 1);

        assertThat(claimedOf(begin(3))).isEqualTo(waiting.subList(0, 1));
    }

    @Test
    void namesAndNumbersTheFile() {
        collect(3, 3);
        Manifest first = begin(3).orElseThrow();
        finish(first);
        Manifest second = begin(3).orElseThrow();

        assertThat(first.fileName()).isEqualTo("nordpost-consignment-20261120-000001.csv");
        assertThat(second.fileName()).isEqualTo("nordpost-consignment-20261120-000002.csv");
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.cutAt()).isEqualTo("2026-11-20");
    }

    @Test
    void numbersEachDocumentByItself() {
        collect(3);
        finish(begin(3).orElseThrow());
        collect(CANCELLATION, 3);

        assertThat(begin(CANCELLATION, 3).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void recordsWhereTheRowsOfADisclosureAre() {
        List<Long> waiting = collect(2, 1);

        Manifest manifest = begin(3).orElseThrow();
        finish(manifest);

        assertThat(waiting).allSatisfy(id -> {
            assertThat(hub.state(id)).isEqualTo(State.SENT);
            assertThat(hub.isWaiting(id)).isFalse();
            assertThat(hub.column(id, "manifest_id")).isEqualTo(manifest.id());
        });
        assertThat(linesOf(manifest))
                .containsExactly(
                        new ManifestLines.Line(waiting.get(0), 1, 2), new ManifestLines.Line(waiting.get(1), 3, 1));
        assertThat(hub.announced().values()).containsExactly(State.SENT, State.SENT);
    }

    @Test
    void forgetsTheHashOfAManifestThatHasEnded() {
        collect(3, 3);
        Manifest underWay = begin(3).orElseThrow();
        commit(underWay);
        assertThat(hashes()).as("to be compared after a crash").doesNotContainNull();

        hub.manifests.sent(underWay);
        assertThat(hashes()).hasSize(1).containsOnlyNulls();

        Manifest absent = begin(3).orElseThrow();
        commit(absent);
        hub.manifests.abandon(absent);
        assertThat(hashes()).hasSize(2).containsOnlyNulls();
    }

    @Test
    void resumesAManifestThatWasInterruptedBeforeItsCommit() {
        collect(3);
        Manifest interrupted = begin(3).orElseThrow();
        collect(3);

        Manifest again = begin(3).orElseThrow();

        assertThat(again.fileName()).isEqualTo(interrupted.fileName());
        assertThat(claimedOf(again)).isEqualTo(claimedOf(interrupted));
        assertThat(again.committed()).isEmpty();
    }

    @Test
    void tellsOfAManifestInterruptedAfterItsCommitWhatItMustBe() {
        collect(3);
        Manifest interrupted = begin(3).orElseThrow();
        assertThat(commit(interrupted)).isTrue();

        Manifest again = begin(3).orElseThrow();

        assertThat(again.number()).isEqualTo(interrupted.number());
        assertThat(again.committed()).get().usingRecursiveComparison().isEqualTo(CONTENT);
        hub.manifests.sent(again);
        assertThat(claimedOf(interrupted))
                .allSatisfy(id -> assertThat(hub.state(id)).isEqualTo(State.SENT));
        assertThat(begin(3)).isEmpty();
    }

    @Test
    void letsWhoeverLostAManifestChangeNothing() {
        collect(3);
        Manifest lost = begin(3).orElseThrow();
        Manifest held = begin(3).orElseThrow();

        assertThat(commit(lost)).as("it must not be uploaded").isFalse();
        hub.manifests.sent(lost);
        hub.manifests.abandon(lost);
        hub.manifests.failed(lost, hub.clock.instant(), "down");

        assertThat(claimedOf(held)).allSatisfy(id -> assertThat(hub.state(id)).isEqualTo(State.SENDING));
        assertThat(commit(held)).isTrue();
    }

    @Test
    void cutsAnewWhatWasInAnAbandonedManifest() {
        List<Long> waiting = collect(3);
        Manifest absent = begin(3).orElseThrow();
        commit(absent);
        hub.manifests.abandon(absent);

        assertThat(waiting).extracting(hub::state).containsOnly(State.WAITING);
        assertThat(waiting).extracting(id -> hub.column(id, "manifest_id")).containsOnlyNulls();
        Manifest anew = begin(3).orElseThrow();
        assertThat(anew.number()).isEqualTo(2);
        assertThat(anew.committed()).isEmpty();
        assertThat(claimedOf(anew)).isEqualTo(waiting);
        assertThat(hub.jdbc.queryForList("select state from manifest order by number", String.class))
                .containsExactly("void", "cutting");
    }

    @Test
    void countsNoAttemptOfAManifestThatWasAbandonedBeforeItsCommit() {
        List<Long> waiting = collect(3);

        hub.manifests.abandon(begin(3).orElseThrow());

        assertThat(waiting).extracting(hub::attempts).containsExactly(0);
        assertThat(hub.announced()).isEmpty();
    }

    @Test
    void takesNobodyForAHolderByAnAttemptThatBroughtNothing() {
        List<Long> waiting = collect(3);
        Manifest refused = begin(3).orElseThrow();
        commit(refused);
        hub.manifests.unreached(refused, hub.clock.instant(), "unreachable");

        hub.manifests.abandon(begin(3).orElseThrow());
        assertThat(waiting).extracting(id -> hub.column(id, "reached")).containsOnly(0);

        Manifest brokenOff = begin(3).orElseThrow();
        commit(brokenOff);
        hub.manifests.failed(brokenOff, hub.clock.instant(), "unreachable");
        hub.manifests.abandon(begin(3).orElseThrow());
        assertThat(waiting)
                .as("what was broken off may have reached it")
                .extracting(id -> hub.column(id, "reached"))
                .containsOnly(1);
    }

    @Test
    void leavesNothingParkedInAManifestThatHasEnded() {
        List<Long> waiting = collect(2, 1);
        Manifest manifest = begin(3).orElseThrow();
        hub.claims.settle(List.of(new Outcome.Unsendable(manifest.claimed().get(0), "seal-broken")));
        finish(manifest);

        assertThat(waiting).extracting(hub::state).containsExactly(State.PARKED, State.SENT);
        assertThat(waiting).extracting(hub::attempts).containsExactly(0, 1);
        assertThat(hub.jdbc.queryForList("select manifest_id from waiting", Long.class))
                .containsExactly((Long) null);
    }

    @Test
    void triesAFailedManifestAgainWhenItIsDueAndNothingPastIt() {
        List<Long> waiting = collect(3);
        Manifest failed = begin(3).orElseThrow();
        commit(failed);
        hub.manifests.failed(failed, hub.clock.instant().plusSeconds(60), "connection-refused");
        collect(3);

        assertThat(waiting).extracting(hub::state).containsOnly(State.WAITING);
        assertThat(begin(3)).isEmpty();
        hub.clock.forward(Duration.ofMinutes(1));
        Manifest again = begin(3).orElseThrow();

        assertThat(again.number()).isEqualTo(failed.number());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.committed()).isPresent();
        assertThat(claimedOf(again)).isEqualTo(waiting);
        assertThat(hub.announced().values()).containsExactly(State.WAITING);
    }

    @Test
    void leavesOutWhatWasDeletedBeforeTheCut() {
        List<Long> waiting = collect(1, 1, 1);
        hub.shred(orderOf(waiting.get(1)));

        assertThat(claimedOf(begin(3))).containsExactly(waiting.get(0), waiting.get(2));
        assertThat(hub.state(waiting.get(1))).isEqualTo(State.SUPPRESSED);
        assertThat(hub.attempts(waiting.get(1))).isZero();
    }

    @Test
    void leavesOutOnTheNextAttemptWhatWasDeletedSince() {
        List<Long> waiting = collect(1, 1, 1);
        Manifest failed = begin(3).orElseThrow();
        commit(failed);
        hub.manifests.failed(failed, hub.clock.instant(), "time-out");
        hub.shred(orderOf(waiting.get(1)));

        assertThat(claimedOf(begin(3))).containsExactly(waiting.get(0), waiting.get(2));
        assertThat(hub.attempts(waiting.get(1)))
                .as("the first attempt may have reached it")
                .isEqualTo(1);
    }

    @Test
    void voidsAManifestOfWhichNothingIsLeft() {
        List<Long> waiting = collect(3);
        hub.shred(orderOf(waiting.get(0)));

        assertThat(begin(3)).isEmpty();
        collect(3);

        assertThat(begin(3).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void keepsALaterDocumentOfAnOrderBehindTheEarlierManifest() {
        long order = hub.anOrder();
        collect(hub.queued(order, CARRIER, CONSIGNMENT, 1));
        collect(hub.queued(order, CARRIER, CANCELLATION, 1));
        hub.clock.forward(EVERY);
        Manifest consignments = begin(3).orElseThrow();

        assertThat(begin(CANCELLATION, 3)).as("the consignment is under way").isEmpty();
        finish(consignments);
        hub.clock.forward(Duration.ofSeconds(5));

        assertThat(begin(CANCELLATION, 3)).isPresent();
    }

    @Test
    void cutsALaterDocumentOfAnotherOrderMeanwhile() {
        collect(3);
        begin(3).orElseThrow();
        collect(CANCELLATION, 3);

        assertThat(begin(CANCELLATION, 3)).isPresent();
    }

    @Test
    void takesAsManyStatementsForOneDisclosureAsForManyHundred() {
        collect(1);
        cutAndFinish(1); // knows the contract's version by now
        collect(1);
        int one = hub.statementsOf(() -> cutAndFinish(1));
        collect(IntStream.generate(() -> 1).limit(300).toArray());

        assertThat(hub.statementsOf(() -> cutAndFinish(300))).isEqualTo(one);
    }

    private void cutAndFinish(int rows) {
        Manifest manifest = begin(rows).orElseThrow();
        assertThat(manifest.claimed()).hasSize(rows);
        finish(manifest);
    }

    /** One order for each, which takes so many rows. */
    private List<Long> collect(int... rows) {
        return collect(CONSIGNMENT, rows);
    }

    private List<Long> collect(DocumentName document, int... rows) {
        List<NewDisclosure> disclosures = new ArrayList<>();
        List<SealedDisclosure> bundle = new ArrayList<>();
        for (int each : rows) {
            NewDisclosure disclosure = hub.newDisclosure(hub.anOrder(), CARRIER, document);
            disclosures.add(disclosure);
            bundle.add(TestLedger.seal(disclosure, each));
        }
        hub.record(List.of(), disclosures);
        return collect(bundle);
    }

    private List<Long> collect(List<SealedDisclosure> bundle) {
        hub.claims.collect(CARRIER, bundle, hub.clock.instant());
        return bundle.stream().map(SealedDisclosure::disclosure).toList();
    }

    private List<byte[]> hashes() {
        return hub.jdbc.queryForList("select sha256 from manifest", byte[].class);
    }

    private Optional<Manifest> begin(int rows) {
        return begin(CONSIGNMENT, rows);
    }

    private Optional<Manifest> begin(DocumentName document, int rows) {
        Instant now = hub.clock.instant();
        return hub.manifests.begin(CARRIER, document, rows, EVERY, now);
    }

    private boolean commit(Manifest manifest) {
        return hub.manifests.commit(manifest, CONTENT);
    }

    private List<ManifestLines.Line> linesOf(Manifest manifest) {
        return ManifestLines.read(
                        hub.jdbc.queryForObject("select lines from manifest where id = ?", byte[].class, manifest.id()))
                .lines();
    }

    private void finish(Manifest manifest) {
        assertThat(commit(manifest)).isTrue();
        hub.manifests.sent(manifest);
    }

    private long orderOf(long disclosure) {
        return (long) hub.column(disclosure, "order_id");
    }

    private static List<Long> claimedOf(Optional<Manifest> manifest) {
        return claimedOf(manifest.orElseThrow());
    }

    private static List<Long> claimedOf(Manifest manifest) {
        return manifest.claimed().stream().map(Claimed::disclosure).toList();
    }
}
