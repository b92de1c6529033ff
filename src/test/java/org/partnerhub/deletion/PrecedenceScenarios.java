package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.Erasure;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.Reassignment;
import org.partnerhub.ledger.Stage;
import org.partnerhub.proof.ProofFixture;

/** What guardians ask for, and what is of minors, goes before all else, whatever the way by which it comes. */
abstract class PrecedenceScenarios {

    private static final PartnerId PAYWAVE = new PartnerId("paywave");

    private final TestDeletion deletion;

    PrecedenceScenarios(TestDeletion deletion) {
        this.deletion = deletion;
    }

    @BeforeEach
    void forgetTheTestBefore() {
        deletion.empty();
    }

    @Test
    void putsAGuardiansRequestAndAMinorsOrderFirst() {
        deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.minorsOrder("SO-2", "C-2", Stage.OPEN);
        deletion.order("SO-3", "C-3", Stage.OPEN);

        deletion.ask(
                deletion.request("DR-1", "C-1"),
                deletion.request("DR-2", "C-2"),
                deletion.request("DR-3", "C-3").byGuardian());
        deletion.sweep();

        assertThat(requests("select r.request_id from erasure e join deletion_request r on r.id = e.request_id"
                        + " where e.urgent order by r.id"))
                .containsExactly("DR-2", "DR-3");
    }

    @Test
    void takesThemFirstFromEveryQueue() {
        deletion.order("SO-1", "C-1", Stage.OPEN);
        deletion.order("SO-2", "C-2", Stage.OPEN);
        deletion.ask(
                deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-2").byGuardian());
        deletion.sweep();
        deletion.hub.jdbc.update("update customer_order set stage = 'closed'");
        Instant now = deletion.hub.clock.instant();

        assertThat(deletion.hub.erasures.ripe(LocalDate.ofInstant(now, ZoneOffset.UTC), 1))
                .extracting(Erasure::requestId)
                .containsExactly("DR-2");
        deletion.hub.jdbc.update("update erasure set state = 'due'");
        assertThat(locked(() -> deletion.hub.erasures.lockDue(1))).containsExactly("DR-2");
        deletion.hub.jdbc.update("update erasure set state = 'erased'");
        assertThat(locked(() -> deletion.hub.erasures.lockQuiet(1))).containsExactly("DR-2");
    }

    @Test
    void showsAGuardiansRequestFirstToWhoeverLetsRequestsGoOn() {
        deletion.letsAnHour(1);

        deletion.ask(
                deletion.request("DR-0", "C-1"),
                deletion.request("DR-1", "C-1"),
                deletion.request("DR-2", "C-2").byGuardian());

        assertThat(deletion.hub.deletionRequests.waiting(10))
                .extracting(DeletionRequests.Waiting::requestId)
                .containsExactly("DR-2", "DR-1");
    }

    @Test
    void leavesAMinorsOrderItsPrecedenceWhenItsTimeHasRunOut() {
        send(deletion.order("SO-1", "C-1", Stage.CLOSED));
        long minors = deletion.minorsOrder("SO-2", "C-2", Stage.CLOSED);
        send(minors);
        deletion.hub.clock.forward(Duration.ofDays(91));

        deletion.sweepWhatNobodyAskedFor();

        assertThat(orders("select order_id from erasure where urgent")).containsExactly(minors);
        assertThat(orders("select order_id from notice where urgent")).containsExactly(minors);
    }

    @Test
    void leavesAMinorsOrderItsPrecedenceWhenItIsMovedToAnotherPartner() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        long minors = deletion.minorsOrder("SO-2", "C-2", Stage.OPEN);
        move(order);
        move(minors);

        deletion.sweepWhatNobodyAskedFor();

        assertThat(orders("select order_id from notice order by order_id")).containsExactly(order, minors);
        assertThat(orders("select order_id from notice where urgent")).containsExactly(minors);
    }

    @Test
    void asksForAGuardianToo() {
        long order = deletion.order("SO-1", "C-1", Stage.CLOSED);
        send(order);

        deletion.ask(
                deletion.request("DR-1", "C-1"), deletion.request("DR-2", "C-1").byGuardian());
        deletion.sweep();

        assertThat(orders("select order_id from notice where urgent"))
                .as("though the customer has asked first")
                .containsExactly(order);
    }

    @Test
    void hurriesANoticeThatWasQueuedBeforeAGuardianAsked() {
        long order = queuedNotice();

        deletion.ask(deletion.request("DR-1", "C-1").byGuardian());
        deletion.sweep();

        assertThat(orders("select order_id from notice where urgent")).containsExactly(order);
        assertThat(time("answer_by")).isEqualTo(Instant.parse("2026-12-05T00:00:00Z"));
        assertThat(time("remind_at")).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
    }

    @Test
    void provesByWhenAPartnerMustAnswerWhoIsHurriedOrNot() {
        queuedNotice();
        send(deletion.order("SO-2", "C-2", Stage.CLOSED));
        send(deletion.order("SO-3", "C-3", Stage.CLOSED));

        deletion.ask(
                deletion.request("DR-1", "C-1").byGuardian(),
                deletion.request("DR-2", "C-2").byGuardian(),
                deletion.request("DR-3", "C-3"));
        deletion.sweep();

        assertThat(receipt("DR-1")).contains("\"notice-queued\",\"code\":\"asked-before\",\"until\":\"2026-12-04\"");
        assertThat(receipt("DR-2")).contains("\"notice-queued\",\"until\":\"2026-12-04\"");
        assertThat(receipt("DR-3")).contains("\"notice-queued\",\"until\":\"2026-12-20\"");
    }

    @Test
    void leavesANoticeItsTimeThatThePartnerHasGot() {
        queuedNotice();
        deletion.hub.jdbc.update("update notice set state = 'sent'");
        Instant time = time("answer_by");

        deletion.ask(deletion.request("DR-1", "C-1").byGuardian());
        deletion.sweep();

        assertThat(time("answer_by")).isEqualTo(time);
    }

    @Test
    void leavesANoticeItsPlaceThatACustomerAsksFor() {
        queuedNotice();
        Instant time = time("answer_by");

        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();

        assertThat(orders("select order_id from notice where urgent")).isEmpty();
        assertThat(time("answer_by")).isEqualTo(time);
    }

    /** To a partner that the order was moved away from, with a month to answer; the order is closed then. */
    private long queuedNotice() {
        long order = deletion.order("SO-1", "C-1", Stage.OPEN);
        move(order);
        deletion.sweepWhatNobodyAskedFor();
        deletion.close(order);
        OffsetDateTime now = deletion.hub.clock.instant().atOffset(ZoneOffset.UTC);
        deletion.hub.jdbc.update(
                "update notice set answer_by = ?, remind_at = ?", now.plusDays(30), now.plus(Period.ofDays(23)));
        return order;
    }

    private String receipt(String request) {
        return ProofFixture.receipt(deletion.hub, deletion.vault, request);
    }

    private void send(long order) {
        LedgerFixture.sent(deletion.hub, order, PAYWAVE);
    }

    private void move(long order) {
        send(order);
        long last = deletion.hub.jdbc.queryForObject(
                "select max(id) from disclosure where order_id = ?", Long.class, order);
        deletion.hub.ledger.reassign(List.of(new Reassignment(order, PAYWAVE, last)));
    }

    private List<String> locked(Supplier<List<Erasure>> queue) {
        return deletion.hub.transaction.execute(
                status -> queue.get().stream().map(Erasure::requestId).toList());
    }

    private List<Long> orders(String sql) {
        return deletion.hub.jdbc.queryForList(sql, Long.class);
    }

    private List<String> requests(String sql) {
        return deletion.hub.jdbc.queryForList(sql, String.class);
    }

    private Instant time(String column) {
        return deletion.hub
                .jdbc
                .queryForObject("select " + column + " from notice", OffsetDateTime.class)
                .toInstant();
    }
}
