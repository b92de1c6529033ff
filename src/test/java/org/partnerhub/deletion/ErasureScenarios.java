package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.State;
import org.partnerhub.proof.ProofFixture;

/** What an erasure does to what is on its way, and who is told. */
abstract class ErasureScenarios {

    private final TestDeletion deletion;
    private long order;

    ErasureScenarios(TestDeletion deletion) {
        this.deletion = deletion;
    }

    @BeforeEach
    void putAnOrderOnRecord() {
        deletion.empty();
        order = deletion.order("SO-1", "C-1", Stage.CLOSED);
    }

    @Test
    void suppressesWhatIsQueuedAndTellsNobodyThatHoldsNothing() {
        List<SealedDisclosure> queued = LedgerFixture.queued(deletion.hub, order, 1);

        erase();

        assertThat(deletion.hub.state(queued.get(0).disclosure())).isEqualTo(State.SUPPRESSED);
        assertThat(deletion.hub.reason(queued.get(0).disclosure())).isEqualTo("order-deleted");
        assertThat(LedgerFixture.claim(deletion.hub, queued)).isEmpty();
        assertThat(deletion.told()).noneMatch(line -> line.contains("notice"));
    }

    @Test
    void tellsAHolderOnce() {
        send(2);

        erase();
        deletion.ask(deletion.request("DR-2", "C-1").of("SO-1"));
        deletion.sweep();

        assertThat(deletion.told().stream().filter(line -> line.contains("notice")))
                .containsExactly("DR-1 notice-queued paywave");
    }

    @Test
    void isEffectiveOnlyWhenTheSendUnderWayHasEndedWhichCountsAsHeld() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));

        erase();
        assertThat(deletion.isErased(order)).isTrue();
        assertThat(deletion.told()).endsWith("DR-1 erased");

        deletion.hub.claims.settle(List.of(new Outcome.Sent(sending.get(0))));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 effective", "DR-1 notice-queued paywave");
    }

    @Test
    void suppressesAnAttemptThatFailedAfterTheKeyWasGoneAndTellsThePartnerThatMayHaveGotIt() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        erase();

        deletion.hub.claims.settle(List.of(new Outcome.Waiting(sending.get(0), Instant.EPOCH, "unreachable")));
        deletion.sweep();

        assertThat(deletion.hub.state(sending.get(0).disclosure())).isEqualTo(State.SUPPRESSED);
        assertThat(deletion.told()).contains("DR-1 effective", "DR-1 notice-queued paywave");
    }

    @Test
    void doesNotTakeAClaimThatFindsTheKeyGoneForACopy() {
        List<SealedDisclosure> queued = LedgerFixture.queued(deletion.hub, order, 1);
        deletion.hub.jdbc.update("update customer_order set content_key = null where id = ?", order);
        assertThat(LedgerFixture.claim(deletion.hub, queued)).isEmpty();

        erase();

        assertThat(deletion.told()).contains("DR-1 effective").noneMatch(line -> line.contains("notice"));
    }

    @Test
    void keepsTheReferenceForAsLongAsAHolderHasToBeToldOfIt() {
        send(1);
        long nobodys = deletion.order("SO-2", "C-1", Stage.CLOSED);

        erase();

        assertThat(deletion.canBeNamed(order)).isTrue();
        assertThat(deletion.canBeNamed(nobodys)).isFalse();
        assertThat(deletion.told()).doesNotContain("DR-1 completed");
    }

    @Test
    void leavesATombstoneAndNothingThatNamesTheOrder() {
        send(1);

        erase();

        assertThat(deletion.isBarred("SO-1")).isTrue();
        assertThat(deletion.hub.jdbc.queryForObject("select event_id from disclosure", String.class))
                .isNull();
        assertThat(deletion.hub.jdbc.queryForList(
                        "select customer_hash from tombstone where customer_hash is not null"))
                .isEmpty();
    }

    @Test
    void provesWhoHeldWhichFieldsAndWasTold() {
        send(1);

        erase();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .contains(
                        "\"paywave\"",
                        "request-received",
                        "order-erased",
                        "\"fields\":[\"order.reference\"]",
                        "notice-queued",
                        "effective")
                .doesNotContain("SO-1", "C-1");
    }

    private void send(int disclosures) {
        deletion.hub.claims.settle(
                LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, disclosures)).stream()
                        .map(Outcome.Sent::new)
                        .toList());
        deletion.hub.announcements.done(deletion.hub.announcements.next(1000).stream()
                .map(each -> each.id())
                .toList());
    }

    private void erase() {
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
    }
}
