package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.ledger.TestLedger.CARRIER;
import static org.partnerhub.ledger.TestLedger.CONSIGNMENT;
import static org.partnerhub.ledger.TestLedger.PROVIDER;
import static org.partnerhub.ledger.TestLedger.hash;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.HeldBack.Chosen;
import org.partnerhub.ledger.HeldBack.Count;
import org.partnerhub.ledger.HeldBack.Moved;

/** What is parked or withheld, and how it goes on. */
abstract class HeldBackScenarios {

    private final TestLedger hub;
    private final long order;

    HeldBackScenarios(TestLedger hub) {
        this.hub = hub.empty();
        this.order = hub.anOrder();
    }

    @Test
    void countsByPartnerStateAndReason() {
        parked(hub.anOrder(), "refused-422");
        parked(order, "refused-422");
        withheld(order, "agreement-expired");
        waiting(hub.anOrder());

        assertThat(hub.heldBack.counts())
                .containsExactly(
                        new Count(PROVIDER, State.PARKED, "refused-422", 2, TestLedger.START),
                        new Count(PROVIDER, State.WITHHELD, "agreement-expired", 1, TestLedger.START));
    }

    @Test
    void leavesWhatIsHeldBackOutOfTheBacklog() {
        parked(order, "refused-422");
        waiting(hub.anOrder());
        hub.clock.forward(Duration.ofMinutes(1));
        waiting(hub.anOrder());

        assertThat(hub.backlog.lines()).containsExactly(new Backlog.Line(PROVIDER, 2, TestLedger.START));
    }

    @Test
    void listsThoseOfOnePartnerInTheOrderOfTheirLine() {
        long first = parked(order, "refused-422");
        long second = queuedBehind(order);
        hub.claims.settle(hub.claims.fromBundle(CARRIER, hub.queued(hub.anOrder(), CARRIER, CONSIGNMENT, 1)).stream()
                .map(each -> new Outcome.Unsendable(each, "seal-broken"))
                .toList());

        assertThat(hub.heldBack.of(PROVIDER, 0, 10))
                .satisfiesExactly(
                        each -> {
                            assertThat(each.disclosure()).isEqualTo(first);
                            assertThat(each.event().orElseThrow().text()).isEqualTo("evt-" + first);
                            assertThat(each.reason()).isEqualTo("refused-422");
                            assertThat(each.attempts()).isEqualTo(1);
                        },
                        each -> {
                            assertThat(each.disclosure()).isEqualTo(second);
                            assertThat(each.reason()).isEqualTo("behind-parked");
                            assertThat(each.attempts()).isZero();
                        });
        assertThat(hub.heldBack.of(PROVIDER, first, 10))
                .extracting(HeldBack.Entry::disclosure)
                .containsExactly(second);
    }

    @Test
    void findsThoseOfAnOrderByItsHash() {
        long disclosure = parked(order, "refused-422");
        parked(hub.anOrder(), "refused-422");

        assertThat(hub.heldBack.ofOrder(hash(order)))
                .extracting(HeldBack.Entry::disclosure)
                .containsExactly(disclosure);
        assertThat(hub.heldBack.ofOrder(hash(-1))).isEmpty();
    }

    @Test
    void letsAParkedOneGoAgainAndWhatStandsBehindItAfterIt() {
        long first = parked(order, "refused-422");
        long second = queuedBehind(order);

        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(first))).isEqualTo(new Moved(1, 1));

        List<Claimed> due = hub.claims.due(PROVIDER, 10, hub.clock.instant());
        assertThat(due).extracting(Claimed::disclosure).containsExactly(first, second);
        assertThat(due).extracting(Claimed::attempt).containsExactly(2, 1);
    }

    @Test
    void parksAgainWhatIsRefusedAgain() {
        long first = parked(order, "refused-422");
        hub.heldBack.replay(PROVIDER, new Chosen.One(first));

        hub.claims.settle(hub.claims.due(PROVIDER, 10, hub.clock.instant()).stream()
                .map(each -> new Outcome.Parked(each, "refused-409"))
                .toList());

        assertThat(hub.state(first)).isEqualTo(State.PARKED);
        assertThat(hub.reason(first)).isEqualTo("refused-409");
    }

    @Test
    void replaysAllOfAPartnerWithOneReason() {
        List<Long> all = IntStream.range(0, 3)
                .mapToObj(i -> parked(hub.anOrder(), "refused-422"))
                .toList();
        long other = parked(order, "refused-400");

        assertThat(hub.heldBack.replay(CARRIER, new Chosen.All("refused-422"))).isEqualTo(new Moved(0, 0));
        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.All("refused-422"))).isEqualTo(new Moved(3, 0));

        assertThat(all).extracting(hub::state).containsOnly(State.WAITING);
        assertThat(hub.state(other)).isEqualTo(State.PARKED);
    }

    @Test
    void movesMoreThanABatch() {
        List<SealedDisclosure> bundle = IntStream.range(0, 501)
                .mapToObj(i -> hub.queued(hub.anOrder(), 1).get(0))
                .toList();
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, bundle).stream()
                .map(each -> new Outcome.Parked(each, "refused-422"))
                .toList());

        assertThat(hub.heldBack.discard(PROVIDER, new Chosen.All("refused-422")).disclosures())
                .isEqualTo(501);
        assertThat(hub.heldBack.counts()).isEmpty();
    }

    @Test
    void doesNotReplayWhatOnlyStandsBehindAnother() {
        parked(order, "refused-422");
        long second = queuedBehind(order);

        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(second))).isEqualTo(new Moved(0, 0));
        assertThat(hub.state(second)).isEqualTo(State.PARKED);
    }

    @Test
    void doesNotLetAPersonReplayWhatIsWithheld() {
        long withheld = withheld(order, "minor-needs-openpgp");

        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(withheld))).isEqualTo(new Moved(0, 0));
        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.All("minor-needs-openpgp")))
                .isEqualTo(new Moved(0, 0));
        assertThat(hub.state(withheld)).isEqualTo(State.WITHHELD);
    }

    @Test
    void doesNotReplayWhatWasSent() {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, sealed).stream()
                .map(Outcome.Sent::new)
                .toList());

        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(sealed.get(0).disclosure())))
                .isEqualTo(new Moved(0, 0));
    }

    @Test
    void givesOneUpAndLetsItsSuccessorsGoOn() {
        long first = parked(order, "refused-422");
        long second = queuedBehind(order);

        assertThat(hub.heldBack.discard(PROVIDER, new Chosen.One(first))).isEqualTo(new Moved(1, 1));

        assertThat(hub.state(first)).isEqualTo(State.SUPPRESSED);
        assertThat(hub.reason(first)).isEqualTo("discarded-by-operator");
        assertThat(hub.attempts(first)).as("the partner may hold it").isEqualTo(1);
        assertThat(hub.isWaiting(first)).isFalse();
        assertThat(hub.announcements.next(10)).last().satisfies(told -> assertThat(told.reason())
                .contains("discarded-by-operator"));
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .extracting(Claimed::disclosure)
                .containsExactly(second);
    }

    @Test
    void keepsWhatStandsBehindAnotherOneThatIsHeldBack() {
        long first = parked(order, "refused-422");
        long second = withheld(order, "minor-needs-openpgp");
        long third = queuedBehind(order);

        assertThat(hub.heldBack.discard(PROVIDER, new Chosen.One(first))).isEqualTo(new Moved(1, 0));
        assertThat(hub.state(third)).isNotEqualTo(State.WAITING);

        assertThat(hub.heldBack.discard(PROVIDER, new Chosen.One(second))).isEqualTo(new Moved(1, 1));
        assertThat(hub.state(third)).isEqualTo(State.WAITING);
    }

    @Test
    void releasesWhatWasWithheldForAReasonThatIsGone() {
        long expired = withheld(order, "agreement-expired");
        long behind = queuedBehind(order);
        long minor = withheld(hub.anOrder(), "minor-needs-openpgp");

        assertThat(hub.heldBack.release(PROVIDER, "agreement-expired")).isEqualTo(new Moved(1, 1));

        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .extracting(Claimed::disclosure)
                .containsExactly(expired, behind);
        assertThat(hub.state(minor)).isEqualTo(State.WITHHELD);
    }

    @Test
    void keepsBackWhatWaitsAndLetsItGoLater() {
        long waiting = waiting(order);
        long parked = parked(hub.anOrder(), "refused-422");

        assertThat(hub.heldBack.withhold(CARRIER, "agreement-expired")).isZero();
        assertThat(hub.heldBack.withhold(PROVIDER, "agreement-expired")).isEqualTo(1);

        hub.clock.forward(Duration.ofHours(1));
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant())).isEmpty();
        assertThat(hub.reason(waiting)).isEqualTo("agreement-expired");
        assertThat(hub.reason(parked)).isEqualTo("refused-422");
        assertThat(hub.announced()).containsValue(State.WITHHELD);

        assertThat(hub.heldBack.release(PROVIDER, "agreement-expired")).isEqualTo(new Moved(1, 0));
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .extracting(Claimed::disclosure)
                .containsExactly(waiting);
    }

    @Test
    void letsGoWhatWasPutBehindAnotherInTheMomentInWhichThatWent() {
        long first = parked(order, "refused-422");
        long orphan = queuedBehind(order);
        hub.jdbc.update("update disclosure set state = 'sent' where id = ?", first);
        long behind = behindAnother();

        assertThat(hub.heldBack.releaseBehind(PROVIDER)).isEqualTo(1);

        assertThat(hub.state(orphan)).isEqualTo(State.WAITING);
        assertThat(hub.state(behind)).isEqualTo(State.PARKED);
    }

    @Test
    void parksAndTellsOfWhatIsQueuedUnderAChangedContract() {
        long changed = contractChanged(order).disclosure();

        assertThat(hub.state(changed)).isEqualTo(State.PARKED);
        assertThat(hub.heldBack.counts())
                .containsExactly(new Count(PROVIDER, State.PARKED, "contract-changed", 1, TestLedger.START));
        assertThat(hub.announcements.next(10)).singleElement().satisfies(told -> {
            assertThat(told.state()).isEqualTo(State.PARKED);
            assertThat(told.reason()).contains("contract-changed");
        });
    }

    @Test
    void leavesWhatWasClaimedBeforeItCouldBeParked() {
        SealedDisclosure queued = hub.queued(order, 1).get(0);
        List<KnownDisclosure> known = hub.ledger.disclosures(List.of(order));
        hub.claims.fromBundle(PROVIDER, List.of(queued));

        hub.ledger.parkChanged(known);

        assertThat(hub.state(queued.disclosure())).isEqualTo(State.SENDING);
        assertThat(hub.heldBack.counts()).isEmpty();
    }

    @Test
    void cannotReplayWhatHasNoBytes() {
        long changed = contractChanged(order).disclosure();

        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(changed))).isEqualTo(new Moved(0, 0));
        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.All("contract-changed")))
                .isEqualTo(new Moved(0, 0));
        assertThat(hub.state(changed)).isEqualTo(State.PARKED);
    }

    @Test
    void givesUpWhatHasNoBytesAndLetsItsSuccessorsGoOn() {
        long changed = contractChanged(order).disclosure();
        long second = queuedBehind(order);

        assertThat(hub.heldBack.discard(PROVIDER, new Chosen.One(changed))).isEqualTo(new Moved(1, 1));

        assertThat(hub.state(changed)).isEqualTo(State.SUPPRESSED);
        assertThat(hub.isWaiting(changed)).isFalse();
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .extracting(Claimed::disclosure)
                .containsExactly(second);
    }

    @Test
    void canReplayItOnceABundleHasBroughtTheBytesThatItsContractMade() {
        SealedDisclosure changed = contractChanged(order);

        assertThat(hub.claims.fromBundle(PROVIDER, List.of(changed)))
                .as("it stays parked")
                .isEmpty();
        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.One(changed.disclosure())))
                .isEqualTo(new Moved(1, 0));

        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .singleElement()
                .satisfies(claimed -> {
                    assertThat(claimed.sealed()).isEqualTo(changed.bytes());
                    assertThat(claimed.rows()).isEqualTo(changed.rows());
                });
    }

    @Test
    void canReplayItOnceABundleForAManifestHasBroughtItsBytes() {
        SealedDisclosure changed = contractChanged(order);

        hub.claims.collect(PROVIDER, List.of(changed), hub.clock.instant());

        assertThat(hub.state(changed.disclosure())).isEqualTo(State.PARKED);
        assertThat(hub.heldBack.replay(PROVIDER, new Chosen.All("contract-changed")))
                .isEqualTo(new Moved(1, 0));
    }

    @Test
    void keepsTheBytesOfWhatIsParkedWhenABundleBringsOthers() {
        SealedDisclosure sealed = hub.queued(order, 1).get(0);
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, List.of(sealed)).stream()
                .map(each -> new Outcome.Parked(each, "refused-422"))
                .toList());

        hub.claims.fromBundle(PROVIDER, List.of(TestLedger.seal(sealed, "others")));

        hub.heldBack.replay(PROVIDER, new Chosen.One(sealed.disclosure()));
        assertThat(hub.claims.due(PROVIDER, 10, hub.clock.instant()))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.sealed()).isEqualTo(sealed.bytes()));
    }

    @Test
    void asksAboutManyOrdersWithAsFewStatementsAsAboutOne() {
        parked(hub.anOrder(), "refused-422");
        int one = hub.statementsOf(() -> hub.heldBack.replay(PROVIDER, new Chosen.All("refused-422")));
        IntStream.range(0, 50).forEach(i -> parked(hub.anOrder(), "refused-422"));

        assertThat(hub.statementsOf(() -> hub.heldBack.replay(PROVIDER, new Chosen.All("refused-422"))))
                .isEqualTo(one);
    }

    private long behindAnother() {
        long another = hub.anOrder();
        parked(another, "refused-422");
        return queuedBehind(another);
    }

    private long parked(long order, String reason) {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, sealed).stream()
                .map(each -> new Outcome.Parked(each, reason))
                .toList());
        return sealed.get(0).disclosure();
    }

    private long waiting(long order) {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        hub.claims.settle(hub.claims.fromBundle(PROVIDER, sealed).stream()
                .map(each -> new Outcome.Waiting(each, hub.clock.instant().plusSeconds(60), "http-503"))
                .toList());
        return sealed.get(0).disclosure();
    }

    /** Queued, and parked when its event is read again; a bundle with it may still be on its way. */
    private SealedDisclosure contractChanged(long order) {
        SealedDisclosure queued = hub.queued(order, 1).get(0);
        hub.ledger.parkChanged(hub.ledger.disclosures(List.of(order)));
        return queued;
    }

    private long withheld(long order, String reason) {
        NewDisclosure disclosure = hub.withheld(hub.newDisclosure(order, PROVIDER, CONSIGNMENT), reason);
        hub.record(List.of(), List.of(disclosure));
        return disclosure.id();
    }

    private long queuedBehind(long order) {
        List<SealedDisclosure> sealed = hub.queued(order, 1);
        assertThat(hub.claims.fromBundle(PROVIDER, sealed)).isEmpty();
        return sealed.get(0).disclosure();
    }
}
