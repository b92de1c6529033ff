package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.ledger.TestLedger.CANCELLATION;
import static org.partnerhub.ledger.TestLedger.CARRIER;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may send what, from a bundle and from waiting. */
abstract class ClaimScenarios {

    private final TestLedger hub;
    private final long order;

    ClaimScenarios(TestLedger hub) {
        this.hub = hub.empty();
        this.order = hub.anOrder();
    }

    @Test
    void claimsWhatABundleBrings() {
        SealedDisclosure sealed = hub.queued(order, 1).get(0);

        Claimed claimed = only(hub.claims.fromBundle(PROVIDER, List.of(sealed)));

        assertThat(claimed.disclosure()).isEqualTo(sealed.disclosure());
        assertThat(claimed.order()).isEqualTo(order);
        assertThat(claimed.event().text()).isEqualTo("evt-" + sealed.disclosure());
        assertThat(claimed.partner()).isEqualTo(PROVIDER);
        assertThat(claimed.document()).isEqualTo(CONSIGNMENT);
        assertThat(claimed.contractVersion()).isEqualTo("abcdef012345");
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claimed.keys())
                .usingRecursiveComparison()
                .isEqualTo(hub.newOrder(order).keys());
        assertThat(claimed.sealed()).isEqualTo(sealed.bytes());
        assertThat(hub.state(sealed.disclosure())).isEqualTo(State.SENDING);
    }

    @Test
    void claimsNothingOfAnotherPartner() {
        List<SealedDisclosure> sealed = hub.queued(order, CARRIER, CONSIGNMENT, 1);

        assertThat(hub.claims.fromBundle(PROVIDER, sealed)).isEmpty();
        assertThat(hub.state(id(sealed))).isEqualTo(State.QUEUED);
    }

    @Test
    void claimsNothingThatIsNotOnRecord() {
        SealedDisclosure unknown = TestLedger.seal(hub.newDisclosure(order, PROVIDER, CONSIGNMENT), 1);

        assertThat(hub.claims.fromBundle(PROVIDER, List.of(unknown))).isEmpty();
    }

    @Test
    void claimsNothingASecondTimeOnceItIsSettled() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.claims.settle(List.of(new Outcome.Sent(only(hub.claims.fromBundle(PROVIDER, sealed)))));

        assertThat(hub.claims.fromBundle(PROVIDER, sealed)).isEmpty();
        assertThat(hub.state(id(sealed))).isEqualTo(State.SENT);
        assertThat(hub.isWaiting(id(sealed))).isFalse();
    }

    @Test
    void claimsAnInterruptedAttemptAgain() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.claims.fromBundle(PROVIDER, sealed);

        Claimed again = only(hub.claims.fromBundle(PROVIDER, sealed));

        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void letsAStaleClaimChangeNothing() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        Claimed stale = only(hub.claims.fromBundle(PROVIDER, sealed));
        Claimed valid = only(hub.claims.fromBundle(PROVIDER, sealed));

        hub.claims.settle(List.of(new Outcome.Parked(stale, "http-400")));

        assertThat(hub.state(id(sealed))).isEqualTo(State.SENDING);
        assertThat(hub.isWaiting(id(sealed))).isFalse();
        assertThat(hub.announced()).isEmpty();

        hub.claims.settle(List.of(new Outcome.Sent(valid)));

        assertThat(hub.state(id(sealed))).isEqualTo(State.SENT);
    }

    @Test
    void settlesAClaimOnce() {
        Claimed claimed = only(hub.claims.fromBundle(PROVIDER, hub.queued(order, 1)));
        hub.claims.settle(List.of(new Outcome.Sent(claimed)));

        hub.claims.settle(List.of(new Outcome.Waiting(claimed, hub.clock.instant(), "http-503")));

        assertThat(hub.state(claimed.disclosure())).isEqualTo(State.SENT);
        assertThat(hub.announced()).hasSize(1);
    }

    @Test
    void leavesOneValidClaimWhenTwoThreadsClaimTheSame() throws Exception {
        List<SealedDisclosure> bundle = orders(50);
        List<SealedDisclosure> reversed = new ArrayList<>(bundle);
        Collections.reverse(reversed);
        TestLedger other = hub.another();

        List<List<Claimed>> claims = bothAtOnce(
                () -> hub.claims.fromBundle(PROVIDER, bundle), () -> other.claims.fromBundle(PROVIDER, reversed));
        claims.forEach(
                each -> hub.claims.settle(each.stream().map(Outcome.Sent::new).toList()));

        assertThat(bundle).extracting(each -> hub.state(each.disclosure())).containsOnly(State.SENT);
        assertThat(hub.announced()).as("settled once each").hasSize(50);
    }

    @Test
    void claimsWhatIsDueAtMostOnceAtATime() throws Exception {
        List<SealedDisclosure> bundle = orders(50);
        Instant now = hub.clock.instant();
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, bundle).stream()
                .map(each -> new Outcome.Waiting(each, now, "http-503"))
                .toList());
        TestLedger other = hub.another();

        bothAtOnce(() -> sendDue(hub), () -> sendDue(other));

        assertThat(bundle).extracting(each -> hub.state(each.disclosure())).containsOnly(State.SENT);
        assertThat(hub.announced().values())
                .filteredOn(State.SENT::equals)
                .as("settled once each")
                .hasSize(50);
    }

    @Test
    void suppressesWhatWasDeletedBeforeItWasClaimed() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.shred(order);

        assertThat(hub.claims.fromBundle(PROVIDER, sealed)).isEmpty();

        assertThat(hub.state(id(sealed))).isEqualTo(State.SUPPRESSED);
        assertThat(hub.reason(id(sealed))).isEqualTo("order-deleted");
        assertThat(hub.attempts(id(sealed))).as("the partner cannot hold it").isZero();
        assertThat(hub.announced()).containsValue(State.SUPPRESSED);
    }

    @Test
    void readsKeysOnlyAfterTheClaimIsCommitted() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        List<State> seen = new ArrayList<>();
        hub.statements.before("content_key", () -> seen.add(seenByOthers(id(sealed))));

        hub.claims.fromBundle(PROVIDER, sealed);

        assertThat(seen).containsExactly(State.SENDING);
    }

    @Test
    void remembersThatThePartnerMayHoldWhatIsSuppressedLater() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        fail(only(hub.claims.fromBundle(PROVIDER, sealed)), "time-out");
        hub.shred(order);
        hub.clock.forward(Duration.ofMinutes(1));

        assertThat(due()).isEmpty();

        assertThat(hub.state(id(sealed))).isEqualTo(State.SUPPRESSED);
        assertThat(hub.attempts(id(sealed))).isEqualTo(1);
        assertThat(hub.isWaiting(id(sealed))).isFalse();
    }

    @Test
    void triesAgainWhenItIsDueAndNotBefore() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        Claimed first = only(hub.claims.fromBundle(PROVIDER, sealed));
        fail(first, "http-503");

        assertThat(due()).isEmpty();
        hub.clock.forward(Duration.ofMinutes(1));
        Claimed second = only(due());

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.sealed()).isEqualTo(first.sealed());
        assertThat(hub.state(id(sealed))).isEqualTo(State.SENDING);
    }

    @Test
    void triesAgainWhatWasInterruptedWhileItWaited() {
        fail(only(hub.claims.fromBundle(PROVIDER, hub.queued(order, 1))), "http-503");
        hub.clock.forward(Duration.ofMinutes(1));
        due();

        assertThat(only(due()).attempt()).isEqualTo(3);
    }

    @Test
    void leavesToTheBundleNothingThatWaits() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        fail(only(hub.claims.fromBundle(PROVIDER, sealed)), "http-503");

        assertThat(hub.claims.fromBundle(PROVIDER, sealed)).as("waiting").isEmpty();
        hub.clock.forward(Duration.ofMinutes(1));
        Claimed claimed = only(due());
        assertThat(hub.claims.fromBundle(PROVIDER, sealed))
                .as("sending from waiting")
                .isEmpty();

        hub.claims.settle(List.of(new Outcome.Sent(claimed)));
        assertThat(hub.state(id(sealed))).isEqualTo(State.SENT);
        assertThat(hub.isWaiting(id(sealed))).isFalse();
    }

    @Test
    void claimsSeveralOfAnOrderTogetherInTheirOrder() {
        List<SealedDisclosure> sealed = hub.queued(order, 3);

        assertThat(hub.claims.fromBundle(PROVIDER, List.of(sealed.get(2), sealed.get(0), sealed.get(1))))
                .extracting(Claimed::disclosure)
                .containsExactlyElementsOf(ids(sealed));
    }

    @Test
    void queuesBehindAnEarlierOneThatWaits() {
        List<SealedDisclosure> sealed = hub.queued(order, 2);
        fail(only(hub.claims.fromBundle(PROVIDER, sealed.subList(0, 1))), "http-503");

        assertThat(hub.claims.fromBundle(PROVIDER, sealed.subList(1, 2))).isEmpty();

        assertThat(hub.state(sealed.get(1).disclosure())).isEqualTo(State.WAITING);
        assertThat(hub.attempts(sealed.get(1).disclosure())).isZero();
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(due()).extracting(Claimed::disclosure).containsExactlyElementsOf(ids(sealed));
    }

    @Test
    void queuesBehindAnEarlierOneWhoseBundleIsStillToCome() {
        List<SealedDisclosure> sealed = hub.queued(order, 2);

        assertThat(hub.claims.fromBundle(PROVIDER, sealed.subList(1, 2))).isEmpty();
        hub.claims.settle(List.of(new Outcome.Sent(only(hub.claims.fromBundle(PROVIDER, sealed.subList(0, 1))))));

        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(only(due()).disclosure()).isEqualTo(sealed.get(1).disclosure());
    }

    @Test
    void queuesBehindAnEarlierOneOfAnotherDocument() {
        fail(only(hub.claims.fromBundle(PROVIDER, hub.queued(order, 1))), "http-503");

        assertThat(hub.claims.fromBundle(PROVIDER, hub.queued(order, PROVIDER, CANCELLATION, 1)))
                .isEmpty();
    }

    @Test
    void goesPastAnEarlierOneOfAnotherPartnerOrOrder() {
        fail(only(hub.claims.fromBundle(CARRIER, hub.queued(order, CARRIER, CONSIGNMENT, 1))), "down");
        fail(only(hub.claims.fromBundle(PROVIDER, hub.queued(hub.anOrder(), 1))), "http-503");

        assertThat(hub.claims.fromBundle(PROVIDER, hub.queued(order, 1))).hasSize(1);
    }

    @Test
    void staysBehindAnEarlierOneThatIsBeingSent() {
        List<SealedDisclosure> sealed = hub.queued(order, 2);
        Claimed first = only(hub.claims.fromBundle(PROVIDER, sealed.subList(0, 1)));

        assertThat(hub.claims.fromBundle(PROVIDER, sealed.subList(1, 2))).isEmpty();
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(due()).isEmpty();

        hub.claims.settle(List.of(new Outcome.Sent(first)));
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(only(due()).disclosure()).isEqualTo(sealed.get(1).disclosure());
    }

    @Test
    void isNotHeldUpByTheOnesThatAnotherHoldsUp() {
        List<SealedDisclosure> held = hub.queued(order, 5);
        hub.claims.fromBundle(PROVIDER, held.subList(0, 1));
        hub.claims.fromBundle(PROVIDER, held.subList(1, 5));
        SealedDisclosure other = hub.queued(hub.anOrder(), 1).get(0);
        fail(only(hub.claims.fromBundle(PROVIDER, List.of(other))), "http-503");
        hub.clock.forward(Duration.ofMinutes(1));

        List<Claimed> claimed =
                Stream.of(due(2), due(2), due(2)).flatMap(List::stream).toList();

        assertThat(claimed).extracting(Claimed::disclosure).containsExactly(other.disclosure());
    }

    @Test
    void parksBehindOneThatIsParked() {
        List<SealedDisclosure> sealed = hub.queued(order, 3);
        Claimed first = only(hub.claims.fromBundle(PROVIDER, sealed.subList(0, 1)));
        hub.claims.fromBundle(PROVIDER, sealed.subList(1, 2));
        hub.claims.settle(List.of(new Outcome.Parked(first, "http-422")));

        assertThat(hub.claims.fromBundle(PROVIDER, sealed.subList(2, 3))).isEmpty();
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(due()).isEmpty();

        assertThat(ids(sealed)).allSatisfy(id -> {
            assertThat(hub.state(id)).isEqualTo(State.PARKED);
            assertThat(hub.isWaiting(id)).isTrue();
        });
        assertThat(ids(sealed)).extracting(hub::reason).containsExactly("http-422", "behind-parked", "behind-parked");
        assertThat(hub.announced().values()).containsExactly(State.PARKED, State.PARKED, State.PARKED);
    }

    @Test
    void withholdsBehindOneThatIsWithheld() {
        NewDisclosure first = hub.withheld(hub.newDisclosure(order, PROVIDER, CONSIGNMENT), "no-agreement");
        hub.record(List.of(), List.of(first));
        List<SealedDisclosure> second = hub.queued(order, 1);

        assertThat(hub.claims.fromBundle(PROVIDER, second)).isEmpty();

        assertThat(hub.state(id(second))).isEqualTo(State.WITHHELD);
        assertThat(hub.reason(id(second))).isEqualTo("behind-withheld");
    }

    @Test
    void putsBackWhatWasNotTriedWithoutCountingIt() {
        List<SealedDisclosure> sealed = hub.queued(order, 2);
        List<Claimed> claimed = hub.claims.fromBundle(PROVIDER, sealed);
        Instant again = hub.clock.instant().plusSeconds(60);
        hub.claims.settle(List.of(
                new Outcome.Waiting(claimed.get(0), again, "http-503"), new Outcome.Untried(claimed.get(1), again)));

        assertThat(ids(sealed)).extracting(hub::attempts).containsExactly(1, 0);
        assertThat(hub.announced()).as("only what failed is told").hasSize(1);
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(due()).extracting(Claimed::attempt).containsExactly(2, 1);
    }

    @Test
    void tellsWhyOneWaitsThatWasNotTried() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        Claimed claimed = only(hub.claims.fromBundle(PROVIDER, sealed));
        assertThat(claimed.recordedAt()).isEqualTo(hub.clock.instant());
        hub.clock.forward(Duration.ofMinutes(1));
        hub.claims.settle(List.of(new Outcome.NotYet(claimed, hub.clock.instant(), "too-early")));

        assertThat(hub.reason(id(sealed))).isEqualTo("too-early");
        assertThat(hub.attempts(id(sealed))).as("the partner has no copy").isZero();
        assertThat(hub.announced().values()).containsExactly(State.WAITING);
        Claimed again = only(due());
        assertThat(again.recordedAt()).isEqualTo(claimed.recordedAt());
        hub.claims.settle(List.of(new Outcome.NotYet(again, hub.clock.instant(), "too-early")));
        assertThat(hub.announced()).as("told once").hasSize(1);
    }

    @Test
    void tellsOfWaitingTheFirstTimeOnly() {
        fail(only(hub.claims.fromBundle(PROVIDER, hub.queued(order, 1))), "http-503");
        hub.clock.forward(Duration.ofMinutes(1));
        fail(only(due()), "time-out");
        hub.clock.forward(Duration.ofMinutes(1));
        hub.claims.settle(List.of(new Outcome.Sent(only(due()))));

        assertThat(hub.announced().values()).containsExactly(State.WAITING, State.SENT);
    }

    @Test
    void collectsForTheNextManifestWhatIsQueued() {
        List<SealedDisclosure> sealed = hub.queued(order, CARRIER, CONSIGNMENT, 1);

        hub.claims.collect(CARRIER, sealed, hub.clock.instant());
        hub.claims.collect(CARRIER, sealed, hub.clock.instant());

        assertThat(hub.state(id(sealed))).isEqualTo(State.WAITING);
        assertThat(hub.isWaiting(id(sealed))).isTrue();
        assertThat(hub.announced()).isEmpty();
    }

    @Test
    void collectsNothingThatWasSentOrIsAnothersOrWasSuppressed() {
        List<SealedDisclosure> sent = hub.queued(order, CARRIER, CONSIGNMENT, 1);
        hub.claims.settle(List.of(new Outcome.Sent(only(hub.claims.fromBundle(CARRIER, sent)))));
        List<SealedDisclosure> others = hub.queued(order, PROVIDER, CONSIGNMENT, 1);

        hub.claims.collect(
                CARRIER, Stream.concat(sent.stream(), others.stream()).toList(), hub.clock.instant());

        assertThat(hub.isWaiting(id(sent))).isFalse();
        assertThat(hub.isWaiting(id(others))).isFalse();
    }

    @Test
    void takesAsManyStatementsForOneDisclosureAsForManyHundred() {
        List<SealedDisclosure> one = orders(1);
        List<SealedDisclosure> many = orders(300);
        hub.claims.fromBundle(PROVIDER, hub.queued(order, 1)); // knows the contract's version by now

        assertThat(hub.statementsOf(() -> sendAndFailAndSendAgain(many)))
                .isEqualTo(hub.statementsOf(() -> sendAndFailAndSendAgain(one)));
        assertThat(many).extracting(each -> hub.state(each.disclosure())).containsOnly(State.SENT);
    }

    @Test
    void claimsABundleInFiveStatements() {
        hub.claims.fromBundle(PROVIDER, hub.queued(order, 1));
        List<SealedDisclosure> bundle = orders(10);

        assertThat(hub.statementsOf(() -> hub.claims.fromBundle(PROVIDER, bundle)))
                .isEqualTo(5);
    }

    private void sendAndFailAndSendAgain(List<SealedDisclosure> bundle) {
        List<Outcome.Waiting> failures = hub.claims.fromBundle(PROVIDER, bundle).stream()
                .map(each -> new Outcome.Waiting(each, hub.clock.instant(), "http-503"))
                .toList();
        hub.claims.settle(failures);
        hub.claims.settle(due().stream().map(Outcome.Sent::new).toList());
    }

    private List<SealedDisclosure> orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> hub.queued(hub.anOrder(), 1).get(0))
                .toList();
    }

    private State seenByOthers(long disclosure) {
        return CompletableFuture.supplyAsync(() -> hub.state(disclosure)).join();
    }

    private static int sendDue(TestLedger hub) {
        List<Claimed> claimed = hub.claims.due(PROVIDER, 50, hub.clock.instant());
        hub.claims.settle(claimed.stream().map(Outcome.Sent::new).toList());
        return claimed.size();
    }

    private void fail(Claimed claimed, String reason) {
        hub.claims.settle(
                List.of(new Outcome.Waiting(claimed, hub.clock.instant().plusSeconds(30), reason)));
    }

    private List<Claimed> due() {
        return due(1000);
    }

    private List<Claimed> due(int limit) {
        return hub.claims.due(PROVIDER, limit, hub.clock.instant());
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    private static long id(List<SealedDisclosure> sealed) {
        return only(sealed).disclosure();
    }

    private static List<Long> ids(List<SealedDisclosure> sealed) {
        return sealed.stream().map(SealedDisclosure::disclosure).toList();
    }

    private static <T> List<T> bothAtOnce(Callable<T> first, Callable<T> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(List.of(first, second))) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
