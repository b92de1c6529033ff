package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.NoticeReply;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.ledger.Reassignment;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.proof.ProofFixture;

/** What is deleted although nobody has asked. */
abstract class RetentionScenarios {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private final TestDeletion deletion;

    RetentionScenarios(TestDeletion deletion) {
        this.deletion = deletion;
    }

    @BeforeEach
    void forgetTheTestBefore() {
        deletion.empty();
    }

    @Test
    void erasesAnOrderOnlyWhenItsTimeHasRunOutSinceItWasClosed() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        send(order);
        deletion.hub.clock.forward(Duration.ofDays(90));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.isErased(order)).isFalse();

        deletion.hub.clock.forward(Duration.ofSeconds(1));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.toldOfItsOwn())
                .startsWith("retention received retention", "retention erased", "retention effective")
                .contains("retention notice-queued paywave");
    }

    @Test
    void hurriesWithAnOrderThatTurnedOutToBeAMinorsThoughNobodyHasAsked() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        send(order);
        deletion.becomesAMinors("SO-1");
        deletion.hub.clock.forward(Duration.ofDays(91));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.hub.jdbc.queryForObject("select urgent from notice", Boolean.class))
                .isTrue();
    }

    @Test
    void catchesUpInBatchesAfterAStandstill() {
        List<Long> orders = IntStream.range(0, 450)
                .mapToObj(i -> deletion.order("SO-" + i, "C-1", Stage.CLOSED))
                .toList();
        deletion.hub.clock.forward(Duration.ofDays(400));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(orders).allMatch(deletion::isErased);
        assertThat(deletion.toldOfItsOwn())
                .filteredOn("retention received retention"::equals)
                .hasSize(3);
    }

    @Test
    void leavesOrdersThatAreOpen() {
        long open = deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.hub.clock.forward(Duration.ofDays(91));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.isErased(open)).isFalse();
    }

    @Test
    void countsAnOrderAsClosedThatNeverCloses() {
        long silent = deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.hub.clock.forward(Duration.ofDays(181));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.isErased(silent)).isFalse();

        deletion.hub.clock.forward(Duration.ofDays(91));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.isErased(silent)).isTrue();
    }

    @Test
    void keepsAnOrderThatCountedAsClosedAndIsHeardOfAgain() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long silent = deletion.order("SO-2", "C-1", Stage.OPEN);
        deletion.hub.clock.forward(Duration.ofDays(181));
        deletion.sweepWhatNobodyAskedFor();
        deletion.advance(order, Stage.SHIPPED);

        deletion.hub.clock.forward(Duration.ofDays(91));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.isErased(order)).isFalse();
        assertThat(deletion.isErased(silent)).isTrue();
    }

    @Test
    void keepsAnOrderThatCountedAsClosedForAllItsTimeOnceItIsClosed() {
        long order = deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.hub.clock.forward(Duration.ofDays(181));
        deletion.sweepWhatNobodyAskedFor();
        deletion.hub.clock.forward(Duration.ofDays(80));
        deletion.close(order);

        deletion.hub.clock.forward(Duration.ofDays(90));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.isErased(order)).isFalse();

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.isErased(order)).isTrue();
    }

    @Test
    void looksForSilentOrdersOnceADay() {
        Retention retention = deletion.retention();
        retention.lookForSilence();
        deletion.order("SO-1", "C-1", Stage.SHIPPED);
        deletion.hub.clock.forward(Duration.ofDays(181));
        retention.lookForSilence();
        assertThat(countedAsClosed()).isEqualTo(1);

        deletion.order("SO-2", "C-1", Stage.SHIPPED);
        deletion.hub.jdbc.update("update customer_order set changed_at = created_at - interval '181' day");
        deletion.hub.clock.forward(Duration.ofHours(23));
        retention.lookForSilence();
        assertThat(countedAsClosed()).isEqualTo(1);

        deletion.hub.clock.forward(Duration.ofHours(1));
        retention.lookForSilence();

        assertThat(countedAsClosed()).isEqualTo(2);
    }

    @Test
    void doesNotCountAnOrderAsClosedOfWhichSomethingHasComeMeanwhile() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.hub.clock.forward(Duration.ofDays(181));
        Instant since = deletion.hub.clock.instant().minus(Duration.ofDays(180));
        List<Long> silent = deletion.hub.retirement.silent(since, 0, 10);
        deletion.advance(order, Stage.SHIPPED);

        List<Long> counted = deletion.hub.transaction.execute(
                status -> deletion.hub.retirement.countAsClosed(silent, since, deletion.hub.clock.instant()));

        assertThat(silent).containsExactly(order);
        assertThat(counted).isEmpty();
        assertThat(countedAsClosed()).isZero();
    }

    @Test
    void asksThePartnerThatAnOrderWasMovedAwayFromAndKeepsTheOrder() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));

        deletion.sweepWhatNobodyAskedFor();
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn())
                .containsExactly("reassigned received reassigned", "reassigned notice-queued paywave");
        assertThat(deletion.isErased(order)).isFalse();
    }

    @Test
    void hurriesWithTheCopyThatAFormerPartnerHasOfAMinorsOrder() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.becomesAMinors("SO-1");
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.hub.jdbc.queryForObject("select urgent from notice", Boolean.class))
                .isTrue();
    }

    @Test
    void provesWhatThePartnerHeldThatIsAsked() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        LedgerFixture.sent(deletion.hub, order, new PartnerId("nordpost"));
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, ownRequest()))
                .contains("\"copies\":[{\"partner\":\"paywave\"", "\"fields\":[\"order.reference\"]", "notice-queued")
                .as("another's copy is not concerned")
                .doesNotContain("nordpost");
    }

    @Test
    void doesNotSayThatKeysAreDestroyedOfAnOrderThatStays() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
        deletion.sweepWhatNobodyAskedFor();

        deletion.hub.jdbc.update("delete from notice");
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn()).endsWith("reassigned completed");
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, ownRequest()))
                .doesNotContain("final");
        assertThat(deletion.hub.jdbc.queryForObject("select state from deletion_request", String.class))
                .as("nothing is left to be done")
                .isEqualTo("final");
    }

    @Test
    void asksAPartnerThatDidNotAcceptTheOrder() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hub.jdbc.update("update disclosure set state = 'not-accepted' where id = ?", last);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn()).contains("reassigned notice-queued paywave");
    }

    @Test
    void doesNotAskAPartnerThatTheOrderHasComeBackTo() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
        send(order);

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.told()).isEmpty();
    }

    @Test
    void asksOnlyOnceThePartnerKnowsThatItIsNotToActOnTheOrder() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        send(order);
        SealedDisclosure cancellation =
                LedgerFixture.queued(deletion.hub, order, 1).get(0);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, cancellation.disclosure())));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.told()).isEmpty();
    }

    @Test
    void asksAPartnerForAllCopiesAWhileAfterItsAgreementHasEnded() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        send(order);
        deletion.hub.clock.forward(Duration.ofDays(436));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.toldOfItsOwn()).doesNotContain("agreement-ended received agreement-ended");

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn())
                .contains("agreement-ended received agreement-ended", "agreement-ended notice-queued paywave");
    }

    @Test
    void asksThePartnerThatAHeldOrderWasMovedAwayFromOnlyWhenItIsHeldNoMore() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hold("SO-1", Period.ofDays(10));
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
        deletion.hub.clock.forward(Duration.ofDays(10));
        deletion.sweepWhatNobodyAskedFor();
        assertThat(deletion.told()).isEmpty();

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn()).contains("reassigned notice-queued paywave");
    }

    @Test
    void asksAPartnerForItsCopiesOfHeldOrdersTooAWhileAfterItsAgreementHasEnded() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        send(order);
        deletion.hold("SO-1", Period.ofYears(10));
        deletion.hub.clock.forward(Duration.ofDays(437));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.toldOfItsOwn()).contains("agreement-ended notice-queued paywave");
        assertThat(deletion.isErased(order)).isFalse();
    }

    @Test
    void asksAPartnerNoSecondTimeForWhatItWasAskedFor() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long last = send(order);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
        deletion.sweepWhatNobodyAskedFor();
        deletion.close(order);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.hub.jdbc.queryForObject("select count(*) from notice", Integer.class))
                .isOne();
    }

    @Test
    void tellsAHolderOfADeletionWhoseOtherNoticeAPersonHasGivenUp() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, send(order))));
        deletion.sweepWhatNobodyAskedFor();
        giveUp();
        deletion.close(order);

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 notice-queued paywave");
    }

    @Test
    void doesNotAskByItselfAgainWhatAPersonHasGivenUp() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        send(order);
        deletion.hub.clock.forward(Duration.ofDays(437));
        deletion.sweepWhatNobodyAskedFor();
        giveUp();

        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.sweepWhatNobodyAskedFor();

        assertThat(deletion.told().stream().filter(line -> line.contains("notice-queued")))
                .hasSize(1);
    }

    /** The one notice that is open, as a person does. */
    private void giveUp() {
        UUID notice = deletion.hub.jdbc.queryForObject("select random_id from notice", UUID.class);
        Instant now = deletion.hub.clock.instant();
        assertThat(deletion.hub.notices.commit(
                        () -> deletion.hub.notices.decide(notice, NoticeReply.cancelled(), each -> now, now)))
                .isPresent();
    }

    private int countedAsClosed() {
        return deletion.hub.jdbc.queryForObject("select count(*) from closed_order", Integer.class);
    }

    private String ownRequest() {
        return deletion.hub.jdbc.queryForObject("select request_id from deletion_request", String.class);
    }

    /** @return the id of the disclosure */
    private long send(long order) {
        List<SealedDisclosure> queued = LedgerFixture.queued(deletion.hub, order, 1);
        deletion.hub.claims.settle(LedgerFixture.claim(deletion.hub, queued).stream()
                .map(Outcome.Sent::new)
                .toList());
        return queued.get(0).disclosure();
    }
}
