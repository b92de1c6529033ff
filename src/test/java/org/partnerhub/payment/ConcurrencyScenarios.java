package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.aResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Several threads at once, as callbacks come. */
abstract class ConcurrencyScenarios {

    private static final int THREADS = 4;

    private final TestPayments hub;

    ConcurrencyScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @RepeatedTest(10)
    void givesOneEventOneEffect() throws Exception {
        hub.aRequestedOrder("SO-1");

        List<Effect> effects = atOnce(times(() -> hub.apply(aResult("e-1", CAPTURED, "SO-1"))));

        assertThat(effects)
                .containsOnlyOnce(Effect.APPLIED)
                .filteredOn(Effect.DUPLICATE::equals)
                .hasSize(THREADS - 1);
        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    /** There is no payment to be locked here: the unique key decides. */
    @RepeatedTest(10)
    void keepsOneEventOnceWhoseOrderIsUnknown() throws Exception {
        List<Effect> effects = atOnce(times(() -> hub.apply(aResult("e-1", CAPTURED, "SO-1"))));

        assertThat(effects)
                .containsOnlyOnce(Effect.PENDING)
                .filteredOn(Effect.DUPLICATE::equals)
                .hasSize(THREADS - 1);
        assertThat(hub.rows("payment_pending")).isEqualTo(1);
    }

    @RepeatedTest(10)
    void countsEachOfThePaymentsResults() throws Exception {
        long order = hub.aRequestedOrder("SO-1");
        List<Callable<Effect>> results = new ArrayList<>(List.of(
                () -> hub.apply(aResult("e-1", AUTHORIZED, "SO-1")),
                () -> hub.apply(aResult("e-2", CAPTURED, "SO-1")),
                () -> hub.apply(aResult("e-3", REFUNDED, "SO-1", 980)),
                () -> hub.apply(aResult("e-4", REFUNDED, "SO-1", 5000))));
        Collections.shuffle(results);

        atOnce(results);

        assertThat(hub.state(order)).isEqualTo("refunded");
        assertThat(hub.rows("payment_pending")).isZero();
        List<String> told = hub.toldOf();
        assertThat(told.get(told.size() - 1)).startsWith("refunded ");
        assertThat(told).noneMatch(each -> each.startsWith("mismatch"));
    }

    @RepeatedTest(20)
    void missesNoResultThatComesWhileItsPaymentIsPutOnRecord() throws Exception {
        long order = hub.anOrder("SO-1");

        atOnce(List.of(
                () -> hub.apply(aResult("e-1", AUTHORIZED, "SO-1")),
                () -> {
                    hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
                    return Effect.APPLIED;
                },
                () -> hub.apply(aResult("e-2", CAPTURED, "SO-1")),
                () -> hub.apply(aResult("e-3", REFUNDED, "SO-1", 5980))));

        assertThat(hub.state(order)).isEqualTo("refunded");
        assertThat(hub.rows("payment_pending")).isZero();
    }

    @RepeatedTest(10)
    void reservesNoMoreThanIsThere() throws Exception {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));

        List<RefundAnswer> answers = atOnce(IntStream.range(0, THREADS)
                .<Callable<RefundAnswer>>mapToObj(
                        i -> () -> hub.reserve(new RefundRequest(i, order, 2990, "EUR", true)))
                .toList());

        assertThat(answers).filteredOn(RefundAnswer.Granted.class::isInstance).hasSize(2);
        assertThat(answers)
                .filteredOn(RefundAnswer.AboveCaptured.class::isInstance)
                .hasSize(THREADS - 2);
    }

    private static List<Callable<Effect>> times(Callable<Effect> work) {
        return Stream.generate(() -> work).limit(THREADS).toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<T>> futures = work.stream()
                    .map(each -> threads.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return each.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
