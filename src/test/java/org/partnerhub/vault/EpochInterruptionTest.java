package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.partnerhub.ledger.TestLedger;
import org.partnerhub.vault.FaultyHub.Halt;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wherever a turn is interrupted, the next start finds every surviving key, the next pass goes on, and in the end what was
 * deleted cannot be opened, not even with what a copy of its row holds.
 */
class EpochInterruptionTest {

    private static final Path FOLDER =
            Path.of("target/epochs", UUID.randomUUID().toString());

    private static JdbcConnectionPool pool;

    @BeforeContainer
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:interrupted;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
    }

    @AfterContainer
    static void close() throws Exception {
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute("shutdown");
        }
        pool.dispose();
    }

    @Example
    void goesOnFromEveryStepAtWhichItWasInterrupted() {
        int steps = 0;
        boolean reached = true;
        while (reached) {
            steps++;
            reached = interruptedAfter(steps);
        }
        assertThat(steps).as("the places where it can be").isGreaterThan(40);
    }

    private static boolean interruptedAfter(int steps) {
        Run run = new Run(new Random(steps));
        IntStream.range(0, 3).forEach(i -> run.place());
        run.shred();
        run.faults.haltAfter(steps);
        for (int i = 0; i < 3; i++) {
            run.step(run.hub.turns::turnDue);
            run.step(run.hub.turns::rewrap);
            run.step(run.hub.turns::end);
            run.step(run.hub.turns::destroy);
            run.hub.hub.clock.forward(TestEpochs.DAY);
        }
        boolean halted = !run.faults.isYetToHalt();
        run.finish();
        return halted;
    }

    @Property(tries = 60)
    void losesNoKeyAndKeepsNoneInWhateverOrderThingsHappen(@ForAll long seed) {
        Run run = new Run(new Random(seed));
        for (int i = 0; i < 60; i++) {
            run.random();
        }
        run.finish();
    }

    /** Orders that come and go while epochs turn, in a hub that ends now and then. */
    private static final class Run {

        private final FaultyHub faults = new FaultyHub();
        private final MemoryKeyRing ring = new MemoryKeyRing();
        private final Random random;
        private final List<Long> surviving = new ArrayList<>();
        private final Map<Long, WrappedKeys> deleted = new HashMap<>();
        private final TestEpochs hub;

        Run(Random random) {
            this.random = random;
            this.hub = new TestEpochs(
                    faults.over(pool),
                    faults.over(ring),
                    FOLDER.resolve(UUID.randomUUID().toString()));
        }

        void random() {
            switch (random.nextInt(12)) {
                case 0, 1 -> place();
                case 2 -> shred();
                case 3 -> step(() -> hub.turns.turn(random.nextBoolean() ? Tier.STANDARD : Tier.MINOR));
                case 4 -> step(hub.turns::turnDue);
                case 5, 6 -> step(hub.turns::rewrap);
                case 7 -> step(hub.turns::end);
                case 8 -> step(hub.turns::destroy);
                case 9 -> hub.hub.clock.forward(TestEpochs.LONGEST.multipliedBy(random.nextInt(3)));
                case 10 -> faults.haltAfter(1 + random.nextInt(12));
                default -> restart();
            }
        }

        void place() {
            step(() -> surviving.add(hub.anOrder(random.nextBoolean() ? Tier.STANDARD : Tier.MINOR)));
        }

        void shred() {
            if (!surviving.isEmpty()) {
                Long order = surviving.get(random.nextInt(surviving.size()));
                step(() -> shred(order, hub.keys(order)));
            }
        }

        private void shred(Long order, WrappedKeys copy) {
            new JdbcTemplate(pool).update("update customer_order set content_key = null where id = ?", order);
            surviving.remove(order);
            deleted.put(order, copy);
        }

        void step(Runnable work) {
            try {
                work.run();
            } catch (Halt ended) {
                restart();
            }
        }

        private void restart() {
            faults.haltAfter(0);
            hub.start();
            assertSurvivorsOpen();
        }

        /** Without further faults, and with a turn that takes up what an interrupted one may have left in the ring. */
        void finish() {
            faults.haltAfter(0);
            hub.turns.turn(Tier.STANDARD);
            hub.turns.turn(Tier.MINOR);
            hub.untilDestroyed();
            assertSurvivorsOpen();
            hub.start();
            assertSurvivorsOpen();
            assertThat(hub.states()).noneMatch(state -> state.endsWith("retiring") || state.endsWith("ending"));
            assertThat(hub.states().stream().filter(state -> state.endsWith("current")))
                    .hasSize(2);
            assertThat(ring.read().epochs())
                    .as("nothing else is left in the ring")
                    .hasSize(2);
            deleted.forEach(
                    (order, copy) -> assertThat(hub.opensContent(order, copy)).isFalse());
        }

        private void assertSurvivorsOpen() {
            assertThat(surviving).allMatch(hub::opens);
        }
    }
}
