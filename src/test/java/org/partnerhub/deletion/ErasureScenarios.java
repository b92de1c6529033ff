package org.partnerhub.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.ContractFixture;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.ledger.LedgerFixture;
import org.partnerhub.ledger.ManifestFixture;
import org.partnerhub.ledger.Outcome;
import org.partnerhub.ledger.PaymentRecord;
import org.partnerhub.ledger.SealedDisclosure;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.State;
import org.partnerhub.proof.ProofFixture;

/** What an erasure does to what is on its way, and who is told. */
abstract class ErasureScenarios {

    private static final int RACERS = 240;
    private static final int SLICE = 2;
    private static final int UNDER_WAY = 40;

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
    void tellsEachRequestOfAnOrderThatItIsErased() {
        long open = deletion.order("SO-2", "C-2", Stage.OPEN);
        deletion.ask(deletion.request("DR-1", "C-2"));
        deletion.letsAnHour(1);
        deletion.ask(deletion.request("DR-2", "C-2"));
        deletion.sweep();
        deletion.close(open);

        deletion.sweep();

        assertThat(deletion.told())
                .as("the second one still waits for a person's word")
                .contains("DR-1 erased", "DR-2 erased");
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-2")).containsOnlyOnce("order-erased");
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
    void waitsForNoRequestThatWasInterruptedAndThatNoContractGoesOnWith() {
        long sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1))
                .get(0)
                .disclosure();
        erase();
        deletion.hub.clock.forward(Duration.ofDays(2));
        deletion.sweep();
        assertThat(deletion.told()).as("the partner's route goes on").endsWith("DR-1 erased");

        deletion.hasContracts();
        deletion.sweep();

        assertThat(deletion.hub.state(sending)).isEqualTo(State.SUPPRESSED);
        assertThat(deletion.told()).contains("DR-1 effective", "DR-1 notice-queued paywave");
    }

    @Test
    void waitsForARequestThatAnotherMachineMayBeSendingByTheFormerContract() {
        LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        deletion.hasContracts();
        erase();
        deletion.hub.clock.forward(Duration.ofHours(1));
        deletion.sweep();
        assertThat(deletion.told()).endsWith("DR-1 erased");

        deletion.hub.clock.forward(Duration.ofSeconds(1));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 effective");
    }

    @Test
    void waitsForNoManifestThatWasInterruptedAndWhoseDocumentIsInNoContractAnyMore() {
        ManifestFixture.committed(deletion.hub, order, 1);
        deletion.hasContracts(aCarrierWith("consignment"));
        erase();
        deletion.hub.clock.forward(Duration.ofDays(2));
        deletion.sweep();
        assertThat(deletion.told()).as("the partner's route goes on").endsWith("DR-1 erased");

        deletion.hasContracts(aCarrierWith("label"));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 effective", "DR-1 notice-queued nordpost");
    }

    void forgetsThePaymentThatASendUnderWayPutOnRecord() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        erase();

        PaymentRecord payment = new PaymentRecord(order, new PartnerId("paywave"), "requested", new byte[1], 0);
        deletion.hub.transaction.executeWithoutResult(
                status -> deletion.hub.payments.add(List.of(payment), Instant.EPOCH));
        deletion.hub.claims.settle(List.of(new Outcome.Sent(sending.get(0))));
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-1 effective");
        assertThat(deletion.hub.payments.find(order, payment.partner())).isEmpty();
    }

    @Test
    void tellsNobodyThatWasNeverReached() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        deletion.hub.claims.settle(List.of(new Outcome.Waiting(sending.get(0), Instant.EPOCH, "unreachable", false)));

        erase();

        assertThat(deletion.hub.state(sending.get(0).disclosure())).isEqualTo(State.SUPPRESSED);
        assertThat(deletion.told())
                .contains("DR-1 effective", "DR-1 completed")
                .noneMatch(line -> line.contains("notice"));
    }

    @Test
    void tellsAPartnerThatWasReachedOnceThoughNotAgain() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        deletion.hub.claims.settle(List.of(new Outcome.Waiting(sending.get(0), Instant.EPOCH, "timed-out")));
        List<Claimed> again = deletion.hub.claims.due(new PartnerId("paywave"), 10, Instant.EPOCH.plusSeconds(1));
        deletion.hub.claims.settle(List.of(new Outcome.Waiting(again.get(0), Instant.EPOCH, "unreachable", false)));

        erase();

        assertThat(deletion.told()).contains("DR-1 effective", "DR-1 notice-queued paywave");
    }

    @Test
    void hurriesWithAnOrderThatTurnedOutToBeAMinorsWhileItsDeletionWasDeferred() {
        long open = deletion.order("SO-3", "C-3", Stage.OPEN);
        LedgerFixture.sent(deletion.hub, open, new PartnerId("paywave"));
        deletion.ask(deletion.request("DR-3", "C-3"));
        deletion.sweep();

        deletion.becomesAMinors("SO-3");
        deletion.close(open);
        deletion.sweep();

        assertThat(deletion.told()).contains("DR-3 deferred", "DR-3 effective", "DR-3 notice-queued paywave");
        assertThat(isUrgent("erasure", open)).isTrue();
        assertThat(isUrgent("notice", open)).isTrue();
    }

    @Test
    void hurriesWithNoOtherOrder() {
        send(1);

        erase();

        assertThat(isUrgent("erasure", order)).isFalse();
        assertThat(isUrgent("notice", order)).isFalse();
    }

    @Test
    void letsAnOrderGoFirstThatTurnedOutToBeAMinors() {
        List<Long> open = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            open.add(deletion.order("SO-2-" + i, "C-2", Stage.OPEN));
        }
        deletion.ask(deletion.request("DR-2", "C-2"));
        deletion.sweep();
        open.add(deletion.order("SO-3", "C-3", Stage.OPEN));
        deletion.ask(deletion.request("DR-3", "C-3"));
        deletion.sweep();

        deletion.becomesAMinors("SO-3");
        open.forEach(deletion::close);
        deletion.sweep();

        assertThat(deletion.told().indexOf("DR-3 erased"))
                .isPositive()
                .isLessThan(deletion.told().lastIndexOf("DR-2 erased"));
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
        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1")).containsOnlyOnce("reference-erased");
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
                .doesNotContain("reference-erased")
                .doesNotContain("SO-1", "C-1");
    }

    @Test
    void provesOfACopyThatIsNotCertainFromWhenItMayBe() {
        List<Claimed> sending = LedgerFixture.claim(deletion.hub, LedgerFixture.queued(deletion.hub, order, 1));
        deletion.hub.claims.settle(List.of(new Outcome.Waiting(sending.get(0), Instant.EPOCH, "timed-out")));
        deletion.hub.clock.forward(Duration.ofDays(3));

        erase();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .as("it was not shredding that brought it there")
                .contains("\"code\":\"perhaps\",\"since\":\"2026-11-20T08:15:30Z\"")
                .contains("\"at\":\"2026-11-23T08:15:30Z\",\"kind\":\"order-erased\"");
    }

    @Test
    void provesOfACopyThatIsCertainWhenItWent() {
        List<SealedDisclosure> queued = LedgerFixture.queued(deletion.hub, order, 1);
        deletion.hub.clock.forward(Duration.ofDays(1));
        deletion.hub.claims.settle(LedgerFixture.claim(deletion.hub, queued).stream()
                .map(Outcome.Sent::new)
                .toList());

        erase();

        assertThat(ProofFixture.receipt(deletion.hub, deletion.vault, "DR-1"))
                .contains("\"since\":\"2026-11-21T08:15:30Z\"")
                .doesNotContain("perhaps");
    }

    /** Orders are claimed and erased at once, by several: each leaves before its deletion is effective, or never. */
    @Test
    void letsNothingLeaveOnceItsDeletionIsEffective() throws Exception {
        List<Long> orders = new ArrayList<>();
        List<SealedDisclosure> queued = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            long racer = deletion.order("SO-R" + i, "C-R" + i, Stage.CLOSED);
            orders.add(racer);
            queued.addAll(LedgerFixture.queued(deletion.hub, racer, 1));
        }
        List<Integer> anyOrder =
                new ArrayList<>(IntStream.range(0, RACERS).boxed().toList());
        Collections.shuffle(anyOrder, new Random(7));
        AtomicLong moments = new AtomicLong();
        Map<Long, Long> left = new ConcurrentHashMap<>();
        Map<Long, Long> effective = new HashMap<>();

        eraseRacer(anyOrder.get(0), moments, effective);
        ExecutorService senders = Executors.newFixedThreadPool(2);
        List<Future<?>> sending = List.of(
                senders.submit(() -> sendAll(queued.subList(0, RACERS / 2), left, moments)),
                senders.submit(() -> sendAll(queued.subList(RACERS / 2, RACERS), left, moments)));
        for (int racer : anyOrder.subList(1, RACERS)) {
            eraseRacer(racer, moments, effective);
        }
        for (Future<?> each : sending) {
            each.get();
        }
        senders.shutdown();
        deletion.sweep();

        assertThat(left).as("some were faster").isNotEmpty().hasSizeLessThan(RACERS);
        assertThat(left)
                .allSatisfy((id, moment) -> assertThat(moment).isLessThan(effective.getOrDefault(id, Long.MAX_VALUE)));
        assertThat(deletion.hub.jdbc.queryForList("select order_id from notice", Long.class))
                .as("who got a copy is told once")
                .containsExactlyInAnyOrderElementsOf(left.keySet());
    }

    /** Has one erased, and notes when it first saw which deletions are effective. */
    private void eraseRacer(int racer, AtomicLong moments, Map<Long, Long> effective) {
        deletion.ask(deletion.request("DR-R" + racer, "C-R" + racer));
        deletion.sweep();
        long moment = moments.incrementAndGet();
        deletion.hub
                .jdbc
                .queryForList("select order_id from erasure where state in ('effective', 'final')", Long.class)
                .forEach(id -> effective.putIfAbsent(id, moment));
    }

    /** As a route does, a few at a time: what is claimed leaves a while later, and is then put on record. */
    private void sendAll(List<SealedDisclosure> bundle, Map<Long, Long> left, AtomicLong moments) {
        Deque<List<Claimed>> underWay = new ArrayDeque<>();
        for (int from = 0; from < bundle.size(); from += SLICE) {
            underWay.add(LedgerFixture.claim(deletion.hub, bundle.subList(from, from + SLICE)));
            if (underWay.size() > UNDER_WAY) {
                leave(underWay.remove(), left, moments);
            }
        }
        underWay.forEach(claimed -> leave(claimed, left, moments));
    }

    private void leave(List<Claimed> claimed, Map<Long, Long> left, AtomicLong moments) {
        claimed.forEach(each -> left.put(each.order(), moments.incrementAndGet()));
        deletion.hub.claims.settle(claimed.stream().map(Outcome.Sent::new).toList());
    }

    private static Contract aCarrierWith(String document) {
        return ContractFixture.aCarrier()
                .named("nordpost")
                .withDocument(ContractFixture.document(document, Optional.empty(), "reference"))
                .build();
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

    private boolean isUrgent(String table, long of) {
        return deletion.hub.jdbc.queryForObject(
                "select urgent from " + table + " where order_id = ?", Boolean.class, of);
    }

    private void erase() {
        deletion.ask(deletion.request("DR-1", "C-1"));
        deletion.sweep();
    }
}
