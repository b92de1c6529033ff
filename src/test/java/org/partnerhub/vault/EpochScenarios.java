package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerhub.vault.TestEpochs.DAY;
import static org.partnerhub.vault.TestEpochs.LONGEST;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of epochs, on each of the databases. */
abstract class EpochScenarios {

    private final DataSource database;
    private final MemoryKeyRing ring = new MemoryKeyRing();
    private LogLines log;
    private TestEpochs hub;

    EpochScenarios(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void startWithNothing(@TempDir Path folder) {
        hub = new TestEpochs(database, ring, folder);
        log = new LogLines();
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void givesEachTierAnEpochOfItsOwn() {
        assertThat(hub.states()).containsExactly("1 standard current", "2 minor current");
        assertThat(hub.epochOf(hub.anOrder())).isEqualTo(1);
        assertThat(hub.epochOf(hub.anOrder(Tier.MINOR))).isEqualTo(2);
        assertThat(hub.turns.tier(2)).isEqualTo(Tier.MINOR);
    }

    @Test
    void turnsATierOnItsOwn() {
        long minors = hub.anOrder(Tier.MINOR);
        long others = hub.anOrder();

        hub.turnCompletely(Tier.MINOR);

        assertThat(hub.states()).containsExactly("1 standard current", "2 minor destroyed", "3 minor current");
        assertThat(hub.epochOf(minors)).isEqualTo(3);
        assertThat(hub.epochOf(others)).isEqualTo(1);
        assertThat(hub.opens(minors) && hub.opens(others)).isTrue();
    }

    @Test
    void turnsOnceADay() {
        hub.hub.clock.forward(DAY.minusSeconds(1));
        hub.turns.turnDue();
        assertThat(hub.states()).hasSize(2);

        hub.hub.clock.forward(Duration.ofSeconds(1));
        hub.turns.turnDue();
        hub.turns.turnDue();
        assertThat(hub.states())
                .containsExactly("1 standard retiring", "2 minor retiring", "3 standard current", "4 minor current");
    }

    @Test
    void keepsWhatSurvivesAndNothingElse() {
        long kept = hub.anOrder();
        long shredded = hub.anOrder();
        long erased = hub.anOrder();
        WrappedKeys before = hub.keys(shredded);
        WrappedKeys beforeToo = hub.keys(erased);
        hub.shred(shredded);
        hub.erase(erased);
        assertThat(hub.opensContent(shredded, before))
                .as("a copy of the row opens it still")
                .isTrue();

        hub.turnCompletely(Tier.STANDARD);

        assertThat(ring.read().epochs()).containsOnlyKeys(2L, 3L);
        assertThat(hub.opens(kept)).isTrue();
        assertThat(hub.opensReference(shredded, hub.keys(shredded))).isTrue();
        assertThat(hub.keys(shredded).content()).isNull();
        assertThat(hub.opensContent(shredded, before)).isFalse();
        assertThat(hub.opensReference(shredded, before)).isFalse();
        assertThat(hub.opensContent(erased, beforeToo)).isFalse();
        assertThat(hub.keys(erased).reference()).isNull();
    }

    @Test
    void saysSinceWhenNothingOfAnEpochCanBeOpened() {
        hub.turns.turn(Tier.STANDARD);
        assertThat(hub.turns.destroyed(1)).isEmpty();
        hub.untilDestroyed();

        assertThat(hub.turns.destroyed(1)).contains(hub.hub.clock.instant().minus(LONGEST));
        assertThat(hub.turns.destroyed(3)).isEmpty();
    }

    @Test
    void waitsForTheEpochsThatMayHaveWrappedAKeyBefore() {
        long stuck = hub.anOrder();
        hub.hub.jdbc.update("update customer_order set content_key = ? where id = ?", new byte[61], stuck);
        hub.turns.turn(Tier.STANDARD);
        hub.turns.turn(Tier.STANDARD);
        hub.untilDestroyed();

        assertThat(hub.states()).contains("1 standard retiring", "3 standard destroyed");
        assertThat(hub.turns.destroyed(3)).isEmpty();
    }

    @Test
    void wrapsAnewMoreThanOneBatch() {
        List<Long> orders = hub.transaction.execute(status -> IntStream.range(0, 2_100)
                .mapToObj(i -> hub.recordOrder(Tier.STANDARD))
                .toList());
        hub.turns.turn(Tier.STANDARD);

        hub.turns.rewrap();

        assertThat(orders).allMatch(order -> hub.epochOf(order) == 3).allMatch(hub::opens);
    }

    @Test
    void wrapsAnewTheKeysOfResultsThatWaitForTheirOrder() {
        hub.transaction.executeWithoutResult(status -> keepResultOfStranger(77));
        hub.turnCompletely(Tier.STANDARD);

        assertThat(hub.states()).contains("1 standard destroyed");
        WrappedKeys keys = new WrappedKeys(
                hub.hub.jdbc.queryForObject("select epoch from payment_pending", Long.class),
                null,
                hub.hub.jdbc.queryForObject("select reference_key from payment_pending", byte[].class));
        assertThat(keys.epoch()).isEqualTo(3);
        try (KeySession session = hub.vault.open()) {
            session.load(77, keys);
            assertThat(session.seal(KeyKind.REFERENCE, new Binding("paywave", 77, 77), new byte[1]))
                    .isNotEmpty();
        }
    }

    @Test
    void endsNoEpochBeforeTheLongestTransactionCanHaveEnded() {
        hub.turns.turn(Tier.STANDARD);
        hub.hub.clock.forward(LONGEST.minusMillis(1));
        hub.turns.end();
        assertThat(hub.states()).contains("1 standard retiring");

        hub.hub.clock.forward(Duration.ofMillis(1));
        hub.turns.end();
        assertThat(hub.states()).contains("1 standard ending");

        hub.hub.clock.forward(LONGEST.minusMillis(1));
        hub.turns.destroy();
        assertThat(hub.states()).contains("1 standard ending");
        assertThat(ring.read().epochs()).containsKey(1L);

        hub.hub.clock.forward(Duration.ofMillis(1));
        hub.turns.destroy();
        assertThat(hub.states()).contains("1 standard destroyed");
        assertThat(ring.read().epochs()).doesNotContainKey(1L);
    }

    @Test
    void endsNoEpochThatIsUsed() {
        hub.anOrder();
        hub.turns.turn(Tier.STANDARD);
        hub.hub.clock.forward(LONGEST);
        hub.turns.end();
        assertThat(hub.states()).contains("1 standard retiring");
    }

    @Test
    void findsWhatATransactionHasStoredThatBeganBeforeTheTurn() {
        long late = hub.transaction.execute(status -> {
            long order = hub.recordOrder(Tier.STANDARD);
            onAnotherThread(() -> {
                hub.turns.turn(Tier.STANDARD);
                hub.turns.rewrap();
            });
            return order;
        });
        assertThat(hub.epochOf(late)).isEqualTo(1);

        hub.turns.rewrap();
        assertThat(hub.epochOf(late)).isEqualTo(3);
        assertThat(hub.opens(late)).isTrue();
    }

    @Test
    void losesNoKeyToATransactionThatOutlivesItsEpoch() {
        assertThatExceptionOfType(EpochEndedException.class)
                .isThrownBy(() -> hub.transaction.execute(status -> {
                    long order = hub.recordOrder(Tier.STANDARD);
                    onAnotherThread(() -> {
                        hub.turns.turn(Tier.STANDARD);
                        hub.hub.clock.forward(LONGEST);
                        hub.turns.end();
                    });
                    return order;
                }))
                .withMessage("epoch-ended: 1");
        assertThat(count("customer_order")).isZero();
    }

    @Test
    void destroysNoKeyThatATransactionHasUsedAfterAll() {
        long order = hub.anOrder();
        hub.hub.jdbc.update("update vault_epoch set state = 'ending', retiring_at = created_at, ending_at = created_at"
                + " where id = 1");
        hub.table.insertCurrent(3, Tier.STANDARD, EpochCheck.of(3, Tier.STANDARD, withThird(), new SecureRandom()));
        hub.hub.clock.forward(LONGEST);

        hub.turns.destroy();
        assertThat(ring.read().epochs()).containsKey(1L);
        assertThat(log.all()).anyMatch(line -> line.startsWith("A transaction has taken longer than hub.vault."));

        hub.turns.rewrap();
        hub.turns.destroy();
        assertThat(ring.read().epochs()).containsOnlyKeys(2L, 3L);
        assertThat(hub.opens(order)).isTrue();
    }

    @Test
    void movesTheKeysOfAnOrderThatTurnsOutToBeAMinorsAndOpensAllThatTheyHaveSealed() {
        long order = hub.anOrder();
        long other = hub.anOrder();

        hub.transaction.executeWithoutResult(status -> hub.becomesAMinors(order));
        assertThat(hub.epochOf(order)).isEqualTo(2);
        assertThat(hub.formerEpochOf(order)).isEqualTo(1);
        assertThat(hub.opens(order)).isTrue();
        assertThat(hub.epochOf(other)).isEqualTo(1);

        hub.turnCompletely(Tier.STANDARD);
        assertThat(hub.states()).contains("1 standard destroyed");
        assertThat(hub.epochOf(order)).isEqualTo(2);
        assertThat(hub.opens(order)).isTrue();
        hub.turnCompletely(Tier.MINOR);
        assertThat(hub.epochOf(order)).as("it turns with its new tier").isEqualTo(4);
        assertThat(hub.opens(order)).isTrue();
    }

    @Test
    void movesNothingASecondTime() {
        long order = hub.anOrder();
        hub.transaction.executeWithoutResult(status -> hub.becomesAMinors(order));
        hub.turns.turn(Tier.MINOR);
        WrappedKeys moved = hub.keys(order);

        hub.transaction.executeWithoutResult(status -> hub.becomesAMinors(order));

        assertThat(hub.keys(order)).usingRecursiveComparison().isEqualTo(moved);
        assertThat(hub.formerEpochOf(order)).isEqualTo(1);
    }

    @Test
    void leavesAnOrderToWhoeverMovesItWhileItsFormerTierTurns() {
        long order = hub.anOrder();
        hub.transaction.executeWithoutResult(status -> {
            hub.becomesAMinors(order);
            onAnotherThread(() -> {
                hub.turns.turn(Tier.STANDARD);
                hub.turns.rewrap();
            });
        });
        assertThat(hub.epochOf(order)).isEqualTo(2);

        hub.untilDestroyed();
        assertThat(hub.states()).contains("1 standard destroyed");
        assertThat(hub.epochOf(order)).isEqualTo(2);
        assertThat(hub.opens(order)).isTrue();
    }

    @Test
    void movesKeysAsATurnHasWrappedThemThatWasFirst() throws Exception {
        long order = hub.anOrder();
        CompletableFuture<Void> moved = hub.transaction.execute(status -> {
            hub.turns.turn(Tier.STANDARD);
            hub.turns.rewrap();
            CompletableFuture<Void> moving = CompletableFuture.runAsync(
                    () -> hub.transaction.executeWithoutResult(begun -> hub.becomesAMinors(order)));
            assertThatExceptionOfType(TimeoutException.class)
                    .as("it waits for the turn")
                    .isThrownBy(() -> moving.get(300, TimeUnit.MILLISECONDS));
            return moving;
        });
        moved.get(20, TimeUnit.SECONDS);

        assertThat(hub.epochOf(order)).isEqualTo(2);
        assertThat(hub.formerEpochOf(order)).isEqualTo(3);
        hub.untilDestroyed();
        assertThat(hub.opens(order)).isTrue();
    }

    @Test
    void movesNoKeyByATransactionThatOutlivesTheEpochItMovesTo() {
        long order = hub.anOrder();
        assertThatExceptionOfType(EpochEndedException.class)
                .isThrownBy(() -> hub.transaction.executeWithoutResult(status -> {
                    hub.becomesAMinors(order);
                    onAnotherThread(() -> {
                        hub.turns.turn(Tier.MINOR);
                        hub.hub.clock.forward(LONGEST);
                        hub.turns.end();
                    });
                }))
                .withMessage("epoch-ended: 2");

        assertThat(hub.epochOf(order)).isEqualTo(1);
        assertThat(hub.formerEpochOf(order)).isNull();
        assertThat(hub.opens(order)).isTrue();
    }

    @Test
    void waitsForNobodyWhoIsAtWorkOnAnOrder() {
        long locked = hub.anOrder();
        long free = hub.anOrder();
        hub.turns.turn(Tier.STANDARD);
        hub.transaction.executeWithoutResult(status -> {
            hub.hub.jdbc.queryForList("select id from customer_order where id = ? for update", locked);
            onAnotherThread(hub.turns::rewrap);
        });
        assertThat(hub.epochOf(locked)).isEqualTo(1);
        assertThat(hub.epochOf(free)).isEqualTo(3);

        hub.turns.rewrap();
        assertThat(hub.epochOf(locked)).isEqualTo(3);
    }

    @Test
    void bringsNothingBackThatIsShreddedMeanwhile() throws Exception {
        long order = hub.anOrder();
        hub.turns.turn(Tier.STANDARD);
        CountDownLatch shredded = new CountDownLatch(1);
        CompletableFuture<Void> deletion =
                CompletableFuture.runAsync(() -> hub.transaction.executeWithoutResult(status -> {
                    hub.shred(order);
                    shredded.countDown();
                    hub.turns.list();
                }));
        assertThat(shredded.await(20, TimeUnit.SECONDS)).isTrue();
        hub.turns.rewrap();
        deletion.get(20, TimeUnit.SECONDS);
        hub.turns.rewrap();

        assertThat(hub.keys(order).content()).isNull();
        assertThat(hub.opensReference(order, hub.keys(order))).isTrue();
    }

    @Test
    void leavesAKeyAloneThatItCannotOpenAndSaysSo() {
        long broken = hub.anOrder();
        long whole = hub.anOrder();
        hub.hub.jdbc.update("update customer_order set content_key = ? where id = ?", new byte[61], broken);

        hub.turnCompletely(Tier.STANDARD);

        assertThat(hub.states()).contains("1 standard retiring");
        assertThat(hub.opens(whole)).isTrue();
        assertThat(log.all())
                .anyMatch(line -> line.startsWith("Wrapped keys are not what was stored")
                        && line.contains("rows=\"1\", first=\"" + broken + "\""));
    }

    @Test
    void readsKeysAgainThatWereReadBeforeTheirEpochWasDestroyed() {
        long order = hub.anOrder();
        WrappedKeys claimed = hub.keys(order);

        hub.turnCompletely(Tier.STANDARD);

        try (KeySession session = hub.vault.open()) {
            session.load(order, claimed);
            assertThatExceptionOfType(UnknownEpochException.class)
                    .as("the step fails, and its message comes again")
                    .isThrownBy(() -> session.open(
                            KeyKind.CONTENT,
                            TestEpochs.binding(order),
                            hub.sealed.get(order).content()));
        }
        assertThat(hub.opens(order)).as("when it does, the keys are read anew").isTrue();
    }

    @Test
    void letsAnotherMachineGoOnWhereOneTurned() {
        TestEpochs another = another();
        long before = another.anOrder();
        hub.turnCompletely(Tier.STANDARD);

        long after = another.anOrder();
        assertThat(another.epochOf(after)).isEqualTo(3);
        assertThat(another.sealed.keySet()).hasSize(2).allMatch(another::opens);
        assertThat(hub.epochOf(before)).isEqualTo(3);
    }

    @Test
    void forgetsAKeyThatAnotherMachineHasDestroyed() {
        long order = hub.anOrder();
        WrappedKeys before = hub.keys(order);
        TestEpochs another = hub.another();
        another.sealed.putAll(hub.sealed);
        hub.turnCompletely(Tier.STANDARD);
        assertThat(another.opensContent(order, before))
                .as("it has the key in memory")
                .isTrue();

        another.turns.destroy();

        assertThat(another.opensContent(order, before)).isFalse();
        assertThat(another.opens(order)).isTrue();
    }

    @RepeatedTest(10)
    void beginsATierOnceWhenTwoMachinesStartAtOnce() throws Exception {
        hub.hub.jdbc.update("delete from vault_epoch where tier = 'minor'");
        bothAtOnce(hub::another, hub::another);

        assertThat(hub.states()).containsExactly("1 standard current", "2 minor current");
        assertThat(hub.opens(hub.anOrder(Tier.MINOR))).isTrue();
    }

    @RepeatedTest(10)
    void makesOneTurnWhenTwoMachinesAreDueAtOnce() throws Exception {
        hub.hub.clock.forward(DAY);
        TestEpochs another = another();
        another.hub.clock.forward(DAY);
        bothAtOnce(hub.turns::turnDue, another.turns::turnDue);
        hub.turns.turnDue();
        assertThat(hub.states())
                .contains("1 standard retiring", "2 minor retiring")
                .hasSize(4);
        assertThat(ring.read().epochs()).hasSize(4);
        assertThat(hub.opens(hub.anOrder())).isTrue();
    }

    @Test
    void listsWhatIsThereWithoutAllThatIsGone() {
        IntStream.range(0, 22).forEach(i -> hub.turnCompletely(Tier.STANDARD));

        assertThat(hub.turns.list())
                .hasSize(22)
                .extracting(EpochTurns.Entry::state)
                .containsOnly("destroyed", "current");
        assertThat(hub.turns.list().get(0).epoch()).isEqualTo(2);
        assertThat(hub.turns.list())
                .extracting(EpochTurns.Entry::epoch)
                .doesNotContain(1L, 3L)
                .contains(4L);
    }

    @Test
    void tellsNothingOfKeys() {
        hub.anOrder();
        hub.turnCompletely(Tier.STANDARD);
        assertThat(log.all())
                .anyMatch(line -> line.startsWith("A new epoch of order keys has begun"))
                .anyMatch(line -> line.startsWith("An epoch of order keys is destroyed"))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[0-9a-f]{32}|[A-Za-z0-9+/]{40}="));
    }

    private RingKeys withThird() {
        ring.change(keys -> keys.with(3, WipeableKey.random(new SecureRandom())));
        return ring.read();
    }

    private TestEpochs another() {
        return hub.another();
    }

    private void keepResultOfStranger(long event) {
        try (KeySession keys = hub.vault.open()) {
            WrappedKeys own = keys.create(event);
            hub.hub.jdbc.update(
                    "insert into payment_pending (event_id, partner, kind, received_at, order_hash, epoch, reference_key,"
                            + " sealed) values (?, 'paywave', 'captured', now(), ?, ?, ?, ?)",
                    event,
                    new UUID(0, 1),
                    own.epoch(),
                    own.reference(),
                    new byte[1]);
        }
    }

    private int count(String name) {
        return hub.hub.jdbc.queryForObject("select count(*) from " + name, Integer.class);
    }

    private static void bothAtOnce(Runnable one, Runnable other) throws Exception {
        List<CompletableFuture<Void>> both =
                List.of(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other));
        for (CompletableFuture<Void> machine : both) {
            machine.get(20, TimeUnit.SECONDS);
        }
    }

    /** In transactions of its own, while the caller's is open. */
    private static void onAnotherThread(Runnable work) {
        try {
            CompletableFuture.runAsync(work).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
