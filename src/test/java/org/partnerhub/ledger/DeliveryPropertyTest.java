package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.ledger.TestLedger.PROVIDER;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Whatever happens on the way (bundles that come twice, attempts that fail or are cut off, deletions, claimants that come
 * back from the dead), every disclosure ends once, and those of an order in their order.
 */
class DeliveryPropertyTest {

    private static JdbcConnectionPool pool;
    private static TestLedger hub;

    @BeforeContainer
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:delivery;DB_CLOSE_DELAY=-1", "sa", "");
        TestLedger.migrate(pool);
        hub = new TestLedger(pool);
    }

    @AfterContainer
    static void close() {
        hub.jdbc.execute("shutdown");
        pool.dispose();
    }

    @Property(tries = 100)
    void everyDisclosureEndsOnceAndInItsOrder(@ForAll long seed) {
        hub.empty();
        Run run = new Run(new Random(seed));

        IntStream.range(0, 40).forEach(i -> run.step());
        run.drain();

        run.disclosures.forEach(run::hasEnded);
        assertThat(hub.announcements.next(1000).stream()
                        .filter(each -> each.state() != State.WAITING)
                        .count())
                .as("each told once")
                .isEqualTo(run.disclosures.size());
        assertThat(run.orders)
                .allSatisfy(order -> assertThat(run.sentOf(order)).isSorted().doesNotHaveDuplicates());
    }

    /** Three orders with four disclosures each, on their way to one partner that is not always there. */
    private static final class Run {

        private final Random random;
        private final List<Long> orders = List.of(hub.anOrder(), hub.anOrder(), hub.anOrder());
        private final List<SealedDisclosure> disclosures = new ArrayList<>();
        private final Deque<List<SealedDisclosure>> queue = new ArrayDeque<>();
        private final List<Outcome> late = new ArrayList<>();
        private final List<SealedDisclosure> sent = new ArrayList<>();
        private boolean calm;

        Run(Random random) {
            this.random = random;
            for (int i = 0; i < 4; i++) {
                List<SealedDisclosure> bundle = orders.stream()
                        .map(order -> hub.queued(order, 1).get(0))
                        .toList();
                disclosures.addAll(bundle);
                queue.add(bundle);
            }
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> receive();
                case 3, 4 -> retry();
                case 5 -> hub.clock.forward(Duration.ofSeconds(random.nextInt(60)));
                case 6 -> queue.addFirst(disclosures.subList(0, random.nextInt(disclosures.size())));
                default -> surprise();
            }
        }

        void drain() {
            calm = true;
            while (!queue.isEmpty()) {
                receive();
            }
            for (int i = 0; i < 20; i++) {
                hub.clock.forward(Duration.ofMinutes(1));
                retry();
            }
        }

        /** The head of the queue stays there when the attempt is cut off. */
        private void receive() {
            if (!queue.isEmpty() && attempt(hub.claims.fromBundle(PROVIDER, queue.peek()))) {
                queue.remove();
            }
        }

        private void retry() {
            attempt(hub.claims.due(PROVIDER, 1 + random.nextInt(6), hub.clock.instant()));
        }

        private boolean attempt(List<Claimed> claimed) {
            List<Outcome> outcomes = new ArrayList<>();
            Set<Long> failed = new HashSet<>();
            for (Claimed each : claimed) {
                Outcome outcome =
                        failed.contains(each.order()) ? new Outcome.Untried(each, hub.clock.instant()) : outcome(each);
                if (outcome.state() != State.SENT) {
                    failed.add(each.order());
                }
                outcomes.add(outcome);
            }
            if (!calm && random.nextInt(3) == 0) {
                late.addAll(outcomes);
                return false;
            }
            hub.claims.settle(outcomes);
            outcomes.stream()
                    .filter(each -> each.state() == State.SENT)
                    .forEach(each -> sent.add(each.claimed().sealedDisclosure()));
            return true;
        }

        private Outcome outcome(Claimed claimed) {
            return switch (calm ? 0 : random.nextInt(8)) {
                case 0, 1, 2, 3 -> new Outcome.Sent(claimed);
                case 4 -> new Outcome.Parked(claimed, "http-422");
                default ->
                    new Outcome.Waiting(claimed, hub.clock.instant().plusSeconds(random.nextInt(30)), "http-503");
            };
        }

        private void surprise() {
            if (random.nextInt(4) == 0) {
                hub.shred(orders.get(random.nextInt(orders.size())));
            } else {
                settleWhatSomebodyElseHasClaimedSince();
            }
        }

        private void settleWhatSomebodyElseHasClaimedSince() {
            List<Outcome> stale = late.stream()
                    .filter(each -> !Long.valueOf(each.claimed().claim())
                            .equals(hub.column(each.claimed().disclosure(), "claim")))
                    .toList();
            List<State> before = states();
            for (Outcome each : stale) {
                hub.claims.settle(List.of(each));
            }
            assertThat(states()).isEqualTo(before);
        }

        private List<State> states() {
            return disclosures.stream()
                    .map(each -> hub.state(each.disclosure()))
                    .toList();
        }

        void hasEnded(SealedDisclosure disclosure) {
            State state = hub.state(disclosure.disclosure());
            assertThat(state).isIn(State.SENT, State.PARKED, State.SUPPRESSED);
            assertThat(hub.isWaiting(disclosure.disclosure())).isEqualTo(state == State.PARKED);
            assertThat(hub.column(disclosure.disclosure(), "claim")).isNull();
        }

        List<Long> sentOf(long order) {
            return sent.stream()
                    .filter(each -> each.order() == order)
                    .map(SealedDisclosure::disclosure)
                    .toList();
        }
    }
}
