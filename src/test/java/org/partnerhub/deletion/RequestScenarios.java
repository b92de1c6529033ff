package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Stage;
import org.partnerhub.proof.ProofFixture;

/** What becomes of requests as a whole. */
abstract class RequestScenarios {

    private final TestDeletion deletion;

    RequestScenarios(TestDeletion deletion) {
        this.deletion = deletion;
    }

    @BeforeEach
    void forgetTheTestBefore() {
        deletion.empty();
    }

    @Test
    void erasesAllClosedOrdersOfTheCustomerAndNobodyElses() {
        long one = deletion.order("SO-1", "C-1", Stage.CLOSED);
        long other = deletion.order("SO-2", "C-1", Stage.CLOSED);
        long stranger = deletion.order("SO-3", "C-2", Stage.CLOSED);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.isErased(one)).isTrue();
        assertThat(deletion.isErased(other)).isTrue();
        assertThat(deletion.isErased(stranger)).isFalse();
    }

    @Test
    void leavesWhatTheCustomerOrdersLater() {
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.hub.clock.forward(Duration.ofSeconds(1));
        long later = deletion.order("SO-1", "C-1", Stage.CLOSED);

        deletion.sweep();

        assertThat(deletion.isErased(later)).isFalse();
        assertThat(deletion.told()).contains("DR-1 nothing-held");
    }

    @Test
    void erasesTheListedOrdersOnly() {
        long listed = deletion.order("SO-1", "C-1", Stage.CLOSED);
        long other = deletion.order("SO-2", "C-1", Stage.CLOSED);

        deletion.ask(deletion.request("DR-1", "C-1").of("SO-1"));
        deletion.sweep();

        assertThat(deletion.isErased(listed)).isTrue();
        assertThat(deletion.isErased(other)).isFalse();
        assertThat(deletion.told())
                .containsExactly("DR-1 received", "DR-1 erased", "DR-1 effective", "DR-1 effective", "DR-1 completed");
    }

    @Test
    void takesARepeatedRequestForTheSame() {
        deletion.ask(deletion.request("DR-1", "C-1"), deletion.request("DR-1", "C-1"));
        deletion.ask(deletion.request("DR-1", "C-2"));

        assertThat(deletion.told()).containsExactly("DR-1 received");
    }

    @Test
    void refusesWhoIsNotVerifiedAndTakesTheRequestWhenTheyAre() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.ask(deletion.request("DR-1", "C-1").unverified());
        deletion.sweep();

        assertThat(deletion.told()).containsExactly("DR-1 refused identity-not-verified");
        assertThat(deletion.isErased(order)).isFalse();

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.isErased(order)).isTrue();
    }

    @Test
    void provesWhenTheShopHadVerifiedWhoAsks() {
        deletion.ask(deletion.request("DR-1", "C-1").verifiedAt("2026-11-20T09:00:00+01:00"));
        deletion.ask(deletion.request("DR-2", "C-1").verifiedAt("2026-11-21T09:00:00+01:00"));
        deletion.letsAnHour(1);
        deletion.ask(deletion.request("DR-3", "C-1").verifiedAt("2026-11-20T09:00:00+01:00"));

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .contains("\"since\":\"2026-11-20T08:00:00Z\"");
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-2"))
                .as("a clock that is ahead")
                .contains("\"since\":\"2026-11-20T08:15:30Z\"");
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-3"))
                .contains("\"since\":\"2026-11-20T08:00:00Z\"", "request-paused");
    }

    @Test
    void refusesARequestForAnotherCustomersOrderAsAWhole() {
        long theirs = deletion.order("SO-1", "C-1", Stage.CLOSED);
        long another = deletion.order("SO-2", "C-2", Stage.CLOSED);

        deletion.ask(deletion.request("DR-1", "C-1").of("SO-1", "SO-2", "SO-3"));
        deletion.sweep();

        assertThat(deletion.told()).containsExactly("DR-1 refused not-this-customer");
        assertThat(deletion.isErased(theirs)).isFalse();
        assertThat(deletion.isErased(another)).isFalse();
        assertThat(deletion.isBarred("SO-3")).isFalse();
    }

    @Test
    void leavesAnOrderAloneThatTurnsOutToBeAnothersAndSaysSo() {
        deletion.topic.goesTo(5);
        deletion.ask(deletion.request("DR-1", "C-1").of("SO-1"));
        deletion.sweep();
        long another = deletion.order("SO-1", "C-2", Stage.CLOSED);
        deletion.topic.isReadTo(5);
        deletion.sweep();

        assertThat(deletion.isErased(another)).isFalse();
        assertThat(deletion.told())
                .containsExactly("DR-1 received", "DR-1 refused not-this-customer", "DR-1 nothing-held");
    }

    @Test
    void barsAListedOrderThatHasNotComeYet() {
        deletion.ask(deletion.request("DR-1", "C-1").of("SO-1"));

        assertThat(deletion.isBarred("SO-1")).isTrue();
        assertThat(deletion.isBarred("SO-2")).isFalse();
    }

    @Test
    void saysThatNothingIsHeldOnlyWhenAllIsReadThatWasPublishedBefore() {
        deletion.topic.goesTo(7);
        deletion.topic.isReadTo(6);
        deletion.topic.goesTo(7);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
        assertThat(deletion.told()).containsExactly("DR-1 received");

        deletion.topic.isReadTo(7);
        deletion.sweep();

        assertThat(deletion.told()).containsExactly("DR-1 received", "DR-1 nothing-held");
    }

    @Test
    void knowsHowFarToLookInATopicOfManyPartitions() {
        deletion.topic.hasPartitions(1_000);
        deletion.topic.goesTo(1_000_000_000_000L);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
        assertThat(deletion.told()).containsExactly("DR-1 received");

        deletion.topic.isReadTo(1_000_000_000_000L);
        deletion.sweep();

        assertThat(deletion.told()).containsExactly("DR-1 received", "DR-1 nothing-held");
    }

    @Test
    void erasesAnOrderThatWasOnItsWayInWhenTheRequestCame() {
        deletion.topic.goesTo(7);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
        long late = deletion.order("SO-1", "C-1", Stage.CLOSED);

        deletion.sweep();

        assertThat(deletion.isErased(late)).isTrue();
    }

    @Test
    void defersAnOpenOrderUntilItIsClosed() {
        long open = deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
        assertThat(deletion.told()).containsExactly("DR-1 received", "DR-1 deferred");
        assertThat(deletion.isErased(open)).isFalse();

        deletion.close(open);
        deletion.sweep();

        assertThat(deletion.isErased(open)).isTrue();
        assertThat(deletion.told()).endsWith("DR-1 completed");
    }

    @Test
    void takesAnOrderForClosedThatHasBeenSilentForLongOnlyOnceThatIsReported() {
        long silent = deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.hub.clock.forward(Duration.ofDays(180));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.isErased(silent)).isFalse();

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweep();
        assertThat(deletion.isErased(silent)).as("it is not reported yet").isFalse();
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.isErased(silent)).isTrue();
        assertThat(deletion.told())
                .containsSequence("DR-1 received", "DR-1 deferred", "DR-1 deferred silent", "DR-1 erased");
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1")).contains("\"silent\"");
    }

    @Test
    void erasesAnOrderThatCountsAsClosedWithoutDeferringIt() {
        long silent = deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.hub.clock.forward(Duration.ofDays(181));
        deletion.sweepWhatNobodyAskedFor();

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.isErased(silent)).isTrue();
        assertThat(deletion.told()).startsWith("DR-1 received", "DR-1 erased");
    }

    @Test
    void holdsASilentOrderOnlyOnceThatIsReported() {
        deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.hub.clock.forward(Duration.ofDays(181));
        deletion.hold("SO-1", Period.ofDays(10));
        deletion.sweep();
        assertThat(deletion.told()).endsWith("DR-1 deferred");

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.told()).endsWith("DR-1 deferred silent", "DR-1 held tax-audit");
    }

    @Test
    void goesOnWithAnOpenOrderOfWhichTheKeyIsGone() {
        long open = deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.hub.shred(open);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 completed");
    }

    @Test
    void letsOnlySoManyGoInAnHourWithoutAPersonsWord() {
        long first = deletion.order("SO-1", "C-1", Stage.CLOSED);
        long second = deletion.order("SO-2", "C-2", Stage.CLOSED);
        deletion.letsAnHour(1);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.ask(deletion.request("DR-2", "C-2"));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-2 received needs-approval");
        assertThat(deletion.isErased(first)).isTrue();
        assertThat(deletion.isErased(second)).isFalse();

        assertThat(deletion.hub.deletionRequests.waiting(10))
                .extracting(DeletionRequests.Waiting::requestId)
                .containsExactly("DR-2");
        assertThat(deletion.approve("DR-2")).isEqualTo(1);
        assertThat(deletion.approve("DR-2")).as("it has been").isZero();
        deletion.sweep();

        assertThat(deletion.isErased(second)).isTrue();
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-2"))
                .contains("request-paused", "request-approved");
    }

    @Test
    void letsNoneGoWithoutAPersonsWordWhenNoneMayGoInAnHour() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.letsAnHour(0);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.told()).containsExactly("DR-1 received needs-approval");
        assertThat(deletion.isErased(order)).isFalse();
    }

    @Test
    void hasWhatIsNotDoneWaitForAWordAfterARestore() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long held = deletion.order("SO-2", "C-2", Stage.OPEN);
        deletion.ask(deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-2"));
        deletion.sweep();

        assertThat(deletion.hub.deletionRequests.pause()).isEqualTo(2);
        deletion.close(order);
        deletion.close(held);
        deletion.sweep();
        assertThat(deletion.isErased(order) || deletion.isErased(held)).isFalse();

        assertThat(deletion.hold("SO-2", Period.ofDays(10))).isTrue();
        deletion.approve("DR-1");
        deletion.approve("DR-2");
        deletion.sweep();
        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.isErased(held)).isFalse();
        assertThat(deletion.told()).contains("DR-2 held tax-audit");
    }

    @Test
    void hasWhatWasDueInTheBackupWaitForAWordToo() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.hub.clock.forward(Duration.ofDays(91));
        deletion.retention().retire();
        assertThat(deletion.hub.deletionRequests.pause()).isEqualTo(1);

        deletion.sweep();
        assertThat(deletion.isErased(order)).isFalse();

        deletion.approveAll();
        deletion.sweep();
        assertThat(deletion.isErased(order)).isTrue();
    }

    @Test
    void countsWhatIsErasedNextAndNothingThatIsPutOff() {
        deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.order("SO-2", "C-2", Stage.CLOSED);
        deletion.order("SO-3", "C-3", Stage.CLOSED);
        deletion.hold("SO-3", Period.ofDays(10));
        deletion.letsAnHour(0);
        deletion.ask(deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-2"), deletion.request("DR-3", "C-3"));
        deletion.sweep();
        assertThat(deletion.next()).as("no word was given").isZero();

        deletion.approveAll();
        assertThat(deletion.next()).as("one is open, one is held").isEqualTo(1);

        deletion.sweep();
        assertThat(deletion.next()).isZero();
        deletion.order("SO-4", "C-4", Stage.CLOSED);
        deletion.hub.clock.forward(Duration.ofDays(91));
        deletion.retention().retire();
        assertThat(deletion.next())
                .as("both are due, and of one the hold is over too")
                .isEqualTo(2);
    }

    @Test
    void keepsAnOrderThatALawHoldsUntilItNoLongerDoes() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        assertThat(deletion.hold("SO-1", Period.ofDays(10))).isTrue();
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.hub.clock.forward(Duration.ofDays(10));
        deletion.sweep();
        assertThat(deletion.isErased(order)).isFalse();
        assertThat(deletion.told()).containsExactly("DR-1 received", "DR-1 held tax-audit");

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweep();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .containsPattern("\"kind\":\"held\",\"basis\":\"tax-audit\",\"until\":\"\\d{4}-\\d{2}-\\d{2}\"");
    }

    @Test
    void erasesAnOrderOnceItsHoldIsLifted() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.hold("SO-1", Period.ofDays(10));
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.hub.legalHolds.lift(deletion.vault.pseudonyms().order("SO-1")))
                .isTrue();
        deletion.sweep();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.hold("SO-1", Period.ofDays(10))).as("too late").isFalse();
    }

    @Test
    void keepsAnOrderThatALawHoldsThoughItWasDueBefore() {
        long order = aDueOrder();
        long other = deletion.order("SO-2", "C-2", Stage.CLOSED);
        deletion.hub.retirement.retire(List.of(other), deletion.hub.clock.instant());

        assertThat(deletion.hold("SO-1", Period.ofDays(10))).isTrue();
        deletion.sweep();

        assertThat(deletion.isErased(order)).isFalse();
        assertThat(deletion.isErased(other)).isTrue();
        assertThat(deletion.toldOfItsOwn()).contains("retention held tax-audit", "retention completed");

        deletion.hub.clock.forward(Duration.ofDays(11));
        deletion.sweep();

        assertThat(deletion.isErased(order)).isTrue();
    }

    @Test
    void keepsAnOrderWhoseHoldComesWhileItIsAboutToBeErased() throws Exception {
        long order = aDueOrder();

        CompletableFuture<Void> sweep = deletion.hub.transaction.execute(holding -> {
            deletion.hub.jdbc.queryForList("select id from customer_order where id = ? for update", order);
            CompletableFuture<Void> begun = CompletableFuture.runAsync(deletion::sweep);
            assertThatExceptionOfType(TimeoutException.class)
                    .as("it waits for the hold")
                    .isThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS));
            deletion.hub.jdbc.update(
                    "insert into legal_hold (order_id, basis, held_until, created_at) values (?, 'tax-audit', ?, ?)",
                    order,
                    LocalDate.of(2027, 1, 31),
                    OffsetDateTime.ofInstant(deletion.hub.clock.instant(), ZoneOffset.UTC));
            return begun;
        });
        sweep.get(20, TimeUnit.SECONDS);

        assertThat(deletion.isErased(order)).isFalse();
        assertThat(deletion.toldOfItsOwn()).containsExactly("retention held tax-audit");
    }

    @Test
    void goesOnWithBothOfTwoRequestsForOneOrder() {
        deletion.order("SO-1", "C-1", Stage.CLOSED);

        deletion.ask(
                deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-1").of("SO-1"));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 completed", "DR-2 completed");
    }

    /** Its time has run out, and others were before it. */
    private long aDueOrder() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        deletion.hub.transaction.executeWithoutResult(
                status -> deletion.hub.retirement.retire(List.of(order), deletion.hub.clock.instant()));
        return order;
    }
}
