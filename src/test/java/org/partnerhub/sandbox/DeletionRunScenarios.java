package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.partnerhub.proof.Fault;
import org.partnerhub.proof.Verification;
import org.partnerhub.sandbox.Deliveries.Copy;
import org.springframework.jdbc.core.JdbcTemplate;

/** How a run must end in which many orders were deleted among the events of all of them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DeletionRunScenarios {

    private final int deletions;
    private final DeletionRun run;

    DeletionRunScenarios(String name, int first, int deletions, long seed) throws IOException {
        this.deletions = deletions;
        this.run = new DeletionRun(name, DeletedOrders.of(first, deletions, seed));
    }

    DeletionRun run() {
        return run;
    }

    /** Lets it run to its end. */
    abstract void finish(DeletionRun toItsEnd) throws Exception;

    @BeforeAll
    void deleteAgainAndAgain() throws Exception {
        finish(run);
    }

    @AfterAll
    void end() throws IOException {
        run.close();
    }

    @Test
    void endsAsItShould() {
        assertThat(run.exit()).as(run.told()).isZero();
        assertThat(run.orders().requests()).hasSize(deletions);
    }

    @Test
    void leavesNoRequestOpenWhoseOrdersAreClosed() throws IOException {
        Set<String> closed = run.orders().deleted();
        Map<String, Set<String>> states = run.statesOfRequests();

        run.orders().requests().forEach((request, orders) -> {
            if (closed.containsAll(orders)) {
                assertThat(states.get(request)).as(request).containsAnyOf("effective", "nothing-held");
            }
        });
    }

    @Test
    void deliversNothingThatWasDeletedBefore() {
        assertThat(run.deliveries().documents())
                .hasSizeGreaterThan(deletions / 50)
                .allSatisfy(document -> assertThat(document.at())
                        .isBeforeOrEqualTo(
                                run.effective().getOrDefault(document.copy().order(), Instant.MAX)));
    }

    @Test
    void tellsEachHolderOnce() {
        Map<Copy, Integer> times = new HashMap<>();
        run.deliveries().copies().stream()
                .filter(copy -> run.effective().containsKey(copy.order()))
                .forEach(copy -> times.put(
                        copy,
                        run.deliveries().notices().getOrDefault(copy, Set.of()).size()));

        assertThat(times).hasSizeGreaterThan(deletions / 50);
        assertThat(times.values()).containsOnly(1);
    }

    @Test
    void tellsNobodyElse() {
        Set<Copy> told = new HashSet<>(run.deliveries().notices().keySet());
        told.removeAll(run.deliveries().copies());

        assertThat(told.size()).isLessThanOrEqualTo(perhapsTold(run));
    }

    /** How many of those that got nothing may have been told: the hub cannot know of what was cut off on its way. */
    abstract int perhapsTold(DeletionRun ended);

    @Test
    void keepsNothingThatCanBeRead() throws IOException {
        MarkerSearch all = new MarkerSearch(run.orders().markersOf(run.orders().orders()));

        assertThat(all.below(run.folder().resolve("hub"))).isEmpty();
        assertThat(all.namesBelow(run.folder().resolve("partners"))).isNotEmpty();
    }

    /**
     * Of an order that a holder has yet to answer for, the reference key is there still. It opens the reference, and figures
     * of the payment where the database has not written over them yet; nothing of a document.
     */
    @Test
    void keepsNothingThatASurvivingKeyOpens() throws Exception {
        SurvivingKeys keys = run.keys();
        Set<String> living = run.living();
        Set<String> deleted = new HashSet<>(run.orders().orders());
        deleted.removeAll(living);
        Remains remains =
                new Remains(new SealedSearch(keys.all()).below(run.folder().resolve("hub")));

        assertThat(deleted).containsAll(run.effective().keySet());
        assertThat(remains.names(run.orders().markersOf(deleted))).isEmpty();
        assertThat(remains.openedBy(key -> !keys.isOfADeletedOrder(key)).names(references(deleted)))
                .isEmpty();
        assertThat(remains.names(run.orders().markersOf(living))).isNotEmpty();
        assertThat(remains.names(references(living))).isEqualTo(living);
    }

    @Test
    void keepsNoKeyThatASurvivingEpochUnwrapsButThoseInUse() throws Exception {
        SurvivingKeys keys = run.keys();

        assertThat(new WrappedKeySearch(keys.epochs()).below(run.folder().resolve("hub")))
                .isNotEmpty()
                .isEqualTo(keys.uses());
    }

    @Test
    void keepsNoPaymentOfADeletedOrder() {
        JdbcTemplate ledger = run.hub().bean(JdbcTemplate.class);

        assertThat(ledger.queryForList(
                        "select o.id from customer_order o where o.content_key is null"
                                + " and (exists (select 1 from payment p where p.order_id = o.id)"
                                + " or exists (select 1 from payment_open p where p.order_id = o.id)"
                                + " or exists (select 1 from payment_pending p where p.order_id = o.id))",
                        Long.class))
                .isEmpty();
    }

    static List<Marker> references(Set<String> orders) {
        return orders.stream().map(order -> Marker.of(order, order)).toList();
    }

    @Test
    void shredsEachKeyForGood() {
        JdbcTemplate ledger = run.hub().bean(JdbcTemplate.class);

        assertThat(ledger.queryForList(
                        "select o.id from customer_order o join erasure e on e.order_id = o.id"
                                + " where e.state not in ('deferred', 'held') and o.content_key is not null",
                        Long.class))
                .isEmpty();
        assertThat(ledger.queryForList(
                        "select distinct e.state from erasure e where e.state in ('due', 'erased', 'effective')",
                        String.class))
                .as("all that has taken effect is final")
                .isEmpty();
    }

    @Test
    void namesThePlaceOfOneChangedByte() {
        JdbcTemplate ledger = run.hub().bean(JdbcTemplate.class);
        Verification verification = run.hub().bean(Verification.class);
        Verification.Result before = verification.verify();
        long link = before.links() / 2;
        String body = ledger.queryForObject(
                "select body from proof_entry where link = ? and position = 1", String.class, link);
        char[] altered = body.toCharArray();
        altered[altered.length / 2] ^= 1;

        ledger.update("update proof_entry set body = ? where link = ? and position = 1", new String(altered), link);
        Verification.Result after = verification.verify();
        ledger.update("update proof_entry set body = ? where link = ? and position = 1", body, link);

        assertThat(before.fault()).isEmpty();
        assertThat(before.entries()).isGreaterThan(deletions);
        assertThat(after.fault()).map(Fault::toString).contains("entry 1 of link " + link + " is altered");
        assertThat(verification.verify().fault()).isEmpty();
    }

    /** Which orders come in before their deletion depends on the machine; those that did must be deleted, each of them. */
    @Test
    void deletesAllThatIsClosed() throws IOException {
        Set<String> closed = run.orders().deleted();
        Set<String> takenIn = run.takenIn();
        run.deliveries().copies().forEach(copy -> takenIn.add(copy.order()));
        Set<String> due = new HashSet<>();
        run.orders().requests().values().stream().filter(closed::containsAll).forEach(due::addAll);
        due.retainAll(takenIn);

        assertThat(due).hasSizeGreaterThan(deletions / 20);
        assertThat(run.effective().keySet()).containsAll(due);
    }
}
