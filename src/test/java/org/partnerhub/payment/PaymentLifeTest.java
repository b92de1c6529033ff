package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.partnerhub.contract.PartnerId;

/** Whatever the order in which the results of a payment come, it ends the same, and each counts once. */
class PaymentLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:15:30Z");

    /** A life, and the order in which its results come. */
    record Order(PaymentLives life, List<Integer> positions) {}

    @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
    void endsTheSameInEveryOrder(@ForAll("orders") Order order) {
        Run run = new Run(order.life());

        order.positions().forEach(run::take);

        assertThat(run.payment.state()).isEqualTo(order.life().end);
        assertThat(run.payment.figures().refunded()).isEqualTo(order.life().refunded);
        assertThat(run.payment.figures().providerReference()).isEqualTo(run.reference());
        assertThat(run.open).isEmpty();
        assertThat(run.mismatches).isZero();
        assertThat(run.told.get(run.told.size() - 1).after().state()).isEqualTo(order.life().end);
        assertThat(run.toldKinds()).containsAll(run.kindsThatAreNeverPassed());
    }

    @Property(tries = 300)
    void neverRefundsMoreThanWasCaptured(@ForAll List<Byte> seeds) {
        Payment payment = payment();
        List<Received> open = new ArrayList<>();
        for (int i = 0; i < seeds.size(); i++) {
            int seed = seeds.get(i) & 0xff;
            ResultKind kind = ResultKind.values()[seed % 6];
            open.add(new Received(
                    i,
                    kind,
                    kind == ResultKind.REFUNDED ? seed * 40L : PaymentLives.PRICE,
                    "EUR",
                    Optional.empty(),
                    Optional.empty(),
                    NOW));
            Course course = new Course(payment, open);
            course.settle();
            payment = course.payment();
            open = new ArrayList<>(course.open());
            assertThat(payment.figures().refunded())
                    .isBetween(0L, payment.figures().captured());
            assertThat(payment.state() == PaymentState.REFUNDED)
                    .isEqualTo(payment.figures().captured() > 0
                            && payment.figures().refunded() == PaymentLives.PRICE
                            && payment.state() != PaymentState.DISPUTED);
        }
    }

    @Example
    void tellsOfAKeptRefundAsSoonAsItsPaymentFails() {
        Course course = new Course(
                payment(),
                List.of(result(1, ResultKind.REFUNDED, 100), result(2, ResultKind.FAILED, PaymentLives.PRICE)));

        assertThat(course.settle())
                .extracting(Course.Settled::verdict)
                .satisfiesExactly(
                        failed -> assertThat(failed).isInstanceOf(Payment.Applied.class), refund -> assertThat(refund)
                                .isEqualTo(new Payment.Mismatched(Set.of(Difference.ILLEGAL_STATE))));
    }

    @Example
    void doesNotOverflow() {
        Course course = new Course(
                payment(),
                List.of(
                        result(1, ResultKind.CAPTURED, PaymentLives.PRICE),
                        result(2, ResultKind.REFUNDED, 1),
                        result(3, ResultKind.REFUNDED, Long.MAX_VALUE)));

        assertThat(course.settle())
                .last()
                .extracting(Course.Settled::verdict)
                .isEqualTo(new Payment.Mismatched(Set.of(Difference.REFUNDED_ABOVE_CAPTURED)));
    }

    @Provide
    Arbitrary<Order> orders() {
        return Arbitraries.of(PaymentLives.all()
                .flatMap(life -> PaymentLives.permutations(life.steps.size()).stream()
                        .map(positions -> new Order(life, positions)))
                .toList());
    }

    private static Payment payment() {
        return Payment.requested(new PaymentRequest(1, new PartnerId("paywave"), PaymentLives.PRICE, "EUR"));
    }

    private static Received result(long event, ResultKind kind, long amount) {
        return new Received(event, kind, amount, "EUR", Optional.of("psp-" + kind.text()), Optional.empty(), NOW);
    }

    /** The results of a life as they come, one after the other, with what is kept of those that are too early. */
    private static final class Run {

        private final PaymentLives life;
        private final List<Course.Settled> told = new ArrayList<>();
        private Payment payment = payment();
        private List<Received> open = List.of();
        private int mismatches;
        private long events;

        Run(PaymentLives life) {
            this.life = life;
        }

        void take(int position) {
            PaymentLives.Step step = life.steps.get(position);
            List<Received> all = new ArrayList<>(open);
            all.add(result(++events, step.kind(), step.amount()));
            Course course = new Course(payment, all);
            for (Course.Settled settled : course.settle()) {
                if (settled.verdict() instanceof Payment.Applied) {
                    told.add(settled);
                } else if (settled.verdict() instanceof Payment.Mismatched) {
                    mismatches++;
                }
            }
            payment = course.payment();
            open = course.open();
        }

        List<ResultKind> toldKinds() {
            return told.stream().map(each -> each.result().kind()).toList();
        }

        /** An authorization may be told or not: a capture that comes first implies it. */
        Set<ResultKind> kindsThatAreNeverPassed() {
            Set<ResultKind> kinds = new HashSet<>(
                    life.steps.stream().map(PaymentLives.Step::kind).toList());
            if (life.steps.size() > 1) {
                kinds.remove(ResultKind.AUTHORIZED);
            }
            return kinds;
        }

        String reference() {
            return IntStream.range(0, life.steps.size())
                    .mapToObj(i -> life.steps.get(i).kind())
                    .filter(kind -> kind == ResultKind.CAPTURED)
                    .findAny()
                    .or(() -> life.steps.stream()
                            .map(PaymentLives.Step::kind)
                            .filter(kind -> kind == ResultKind.AUTHORIZED)
                            .findAny())
                    .map(kind -> "psp-" + kind.text())
                    .orElse(null);
        }
    }
}
