package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CANCELED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.DISPUTED;
import static org.partnerhub.payment.ResultKind.FAILED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.AT;
import static org.partnerhub.payment.TestPayments.CARDINAL;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.aResult;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerhub.announce.PaymentAnnouncement;
import org.partnerhub.announce.PaymentMismatch;
import org.partnerhub.announce.PaymentResult;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.LedgerUnavailableException;

/** Results against what the hub has asked for. */
abstract class MatchingScenarios {

    private final TestPayments hub;

    MatchingScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void tellsTheShopThatAnOrderIsPaid() {
        long order = hub.aRequestedOrder("SO-1");

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.APPLIED);

        assertThat(hub.state(order)).isEqualTo("captured");
        PaymentAnnouncement news = hub.news().get(0);
        assertThat(news)
                .isEqualTo(new PaymentResult(
                        news.id(),
                        Optional.of(new OrderReference("SO-1")),
                        PAYWAVE,
                        "captured",
                        Optional.of(new PaymentResult.Figures(PRICE, "EUR", 0, Optional.of("psp-8815"))),
                        Optional.of(AT),
                        hub.hub.clock.instant()));
    }

    @Test
    void tellsTheShopWhatDoesNotMatch() {
        long order = hub.aRequestedOrder("SO-1");

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1", PRICE - 1))).isEqualTo(Effect.MISMATCH);

        assertThat(hub.state(order)).isEqualTo("requested");
        PaymentAnnouncement news = hub.news().get(0);
        assertThat(news)
                .isEqualTo(new PaymentMismatch(
                        news.id(),
                        Optional.of(new OrderReference("SO-1")),
                        PAYWAVE,
                        "captured",
                        List.of("amount"),
                        Optional.of(AT),
                        hub.hub.clock.instant()));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTHORIZED", "CAPTURED", "FAILED", "CANCELED"})
    void takesNoOtherAmountThanWasAskedFor(ResultKind kind) {
        hub.aRequestedOrder("SO-1");

        hub.apply(aResult("e-1", kind, "SO-1", PRICE + 1));
        hub.apply(aResult("e-2", kind, "SO-1", 0));

        assertThat(hub.toldOf())
                .containsExactly("mismatch " + kind.text() + " amount", "mismatch " + kind.text() + " amount");
    }

    @ParameterizedTest
    @EnumSource
    void takesNoOtherCurrency(ResultKind kind) {
        hub.aRequestedOrder("SO-1");
        ProviderResult euros = aResult("e-1", kind, "SO-1");

        hub.apply(new ProviderResult(
                PAYWAVE, "e-1", kind, euros.reference(), Optional.empty(), PRICE, "USD", Optional.empty()));

        assertThat(hub.toldOf()).containsExactly("mismatch " + kind.text() + " currency");
    }

    @Test
    void namesAllThatDiffers() {
        hub.aRequestedOrder("SO-1");

        hub.apply(new ProviderResult(
                PAYWAVE, "e-1", CAPTURED, new OrderReference("SO-1"), Optional.empty(), 1, "USD", Optional.empty()));

        assertThat(hub.toldOf()).containsExactly("mismatch captured amount currency");
    }

    @Test
    void isPaidByTheRightResultAfterAWrongOne() {
        hub.aRequestedOrder("SO-1");

        hub.apply(aResult("e-1", CAPTURED, "SO-1", 1));
        hub.apply(aResult("e-2", CAPTURED, "SO-1"));

        assertThat(hub.toldOf()).containsExactly("mismatch captured amount", "captured 5980 EUR");
    }

    @Test
    void givesOneEventOneEffect() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 100));
        Map<String, List<Map<String, Object>>> before = contents();

        assertThat(hub.apply(aResult("e-2", REFUNDED, "SO-1", 100))).isEqualTo(Effect.DUPLICATE);
        int statements = hub.hub.statementsOf(
                () -> assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.DUPLICATE));

        assertThat(statements).as("order, payment, event: read, no more").isEqualTo(3);
        assertThat(contents()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void givesAMismatchOneEffectToo() {
        hub.aRequestedOrder("SO-1");

        hub.apply(aResult("e-1", CAPTURED, "SO-1", 1));

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1", 1))).isEqualTo(Effect.DUPLICATE);
        assertThat(hub.toldOf()).hasSize(1);
    }

    @Test
    void takesTheSameIdFromAnotherProviderForAnotherEvent() {
        long order = hub.aRequestedOrder("SO-1");
        hub.request(List.of(new PaymentRequest(order, CARDINAL, PRICE, "EUR")));
        ProviderResult captured = aResult("e-1", CAPTURED, "SO-1");

        hub.apply(captured);

        assertThat(hub.apply(new ProviderResult(
                        CARDINAL,
                        "e-1",
                        CAPTURED,
                        captured.reference(),
                        Optional.empty(),
                        PRICE,
                        "EUR",
                        Optional.empty())))
                .isEqualTo(Effect.APPLIED);
    }

    @Test
    void tellsLateNewsToNobody() {
        hub.aRequestedOrder("SO-1");

        assertThat(hub.apply(aResult("e-2", CAPTURED, "SO-1"))).isEqualTo(Effect.APPLIED);
        assertThat(hub.apply(aResult("e-1", AUTHORIZED, "SO-1"))).isEqualTo(Effect.IGNORED);
        assertThat(hub.apply(aResult("e-3", CAPTURED, "SO-1"))).isEqualTo(Effect.IGNORED);

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void reportsWhatCannotBeAndLeavesThePaymentAsItIs() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", FAILED, "SO-1"));

        assertThat(hub.apply(aResult("e-2", CAPTURED, "SO-1"))).isEqualTo(Effect.MISMATCH);
        assertThat(hub.apply(aResult("e-3", CANCELED, "SO-1"))).isEqualTo(Effect.MISMATCH);

        assertThat(hub.state(order)).isEqualTo("failed");
        assertThat(hub.toldOf())
                .containsExactly(
                        "failed 5980 EUR", "mismatch captured illegal-state", "mismatch canceled illegal-state");
    }

    @Test
    void countsRefundsUpToWhatWasCaptured() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));

        hub.apply(aResult("e-2", REFUNDED, "SO-1", 2980));
        hub.apply(aResult("e-3", REFUNDED, "SO-1", 3001));
        hub.apply(aResult("e-4", REFUNDED, "SO-1", 3000));
        hub.apply(aResult("e-5", REFUNDED, "SO-1", 1));

        assertThat(hub.toldOf())
                .containsExactly(
                        "captured 5980 EUR",
                        "partly-refunded 2980 EUR",
                        "mismatch refunded refunded-above-captured",
                        "refunded 3000 EUR",
                        "mismatch refunded refunded-above-captured");
        assertThat(hub.state(order)).isEqualTo("refunded");
    }

    @Test
    void keepsADisputeAndCountsRefundsBesideIt() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        hub.apply(aResult("e-2", DISPUTED, "SO-1", 7480));
        hub.apply(aResult("e-3", REFUNDED, "SO-1", 5980));

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR", "disputed 7480 EUR", "disputed 5980 EUR");
        assertThat(((PaymentResult) hub.news().get(2)).figures().orElseThrow().refunded())
                .isEqualTo(5980);
    }

    @Test
    void tellsTheSameUnderTheSameIdsUntilTheShopHasBeenTold() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", AUTHORIZED, "SO-1"));
        hub.apply(aResult("e-2", CAPTURED, "SO-1", 1));
        List<PaymentAnnouncement> first = hub.news();

        assertThat(hub.another().news()).isEqualTo(first).hasSize(2);

        hub.apply(aResult("e-3", CAPTURED, "SO-1"));
        hub.results.announced(first);

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void tellsAPaymentInItsOrderThoughProcessesNumberForThemselves() {
        hub.aRequestedOrder("SO-1");
        TestPayments newer = hub.another();
        newer.apply(aResult("e-1", CAPTURED, "SO-1"));

        hub.apply(aResult("e-2", REFUNDED, "SO-1", 5980));

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR", "refunded 5980 EUR");
    }

    @Test
    void asksOnceHoweverOftenARequestIsAttempted() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));

        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));

        assertThat(hub.state(order)).isEqualTo("captured");
        assertThat(hub.rows("payment")).isEqualTo(1);
    }

    @Test
    void recordsAnyNumberOfRequestsByTheSameStatements() {
        List<PaymentRequest> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(new PaymentRequest(hub.anOrder("SO-" + i), PAYWAVE, PRICE, "EUR"));
        }
        requests.addAll(List.copyOf(requests));
        int of40 = hub.hub.statementsOf(() -> hub.request(requests)) - 20; // the test reads each order's keys

        assertThat(hub.rows("payment")).isEqualTo(20);
        assertThat(of40).as("two inserts, and a look at what waits").isEqualTo(3);
    }

    @Test
    void doesAllOrNothing() {
        hub.aRequestedOrder("SO-1");
        for (String statement : List.of("insert into payment_news", "update payment ", "insert into payment_event")) {
            hub.hub.failOnce(statement);

            assertThatExceptionOfType(LedgerUnavailableException.class)
                    .isThrownBy(() -> hub.apply(aResult("e-1", CAPTURED, "SO-1")));
            assertThat(hub.rows("payment_event")).isZero();
            assertThat(hub.news()).isEmpty();
        }

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.APPLIED);
        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void forgetsOldEventsAndNeverOneThatWaits() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", REFUNDED, "SO-1", 1));
        hub.apply(aResult("e-2", AUTHORIZED, "SO-1"));
        hub.hub.clock.forward(TestPayments.KEEP_EVENTS);
        hub.apply(aResult("e-3", AUTHORIZED, "SO-1"));

        assertThat(hub.payments.forgetOld()).isZero();
        hub.hub.clock.forward(Duration.ofMillis(1));

        assertThat(hub.payments.forgetOld()).isEqualTo(1);
        assertThat(hub.effects()).containsExactly("pending", "ignored");
        assertThat(hub.apply(aResult("e-1", REFUNDED, "SO-1", 1))).isEqualTo(Effect.DUPLICATE);
    }

    /** On the database, with its locks and its seals; the pure table is tried in {@link PaymentLifeTest}. */
    @ParameterizedTest
    @EnumSource(names = {"REFUNDED_IN_PART", "NOT_CAPTURABLE", "CHARGED_BACK"})
    void endsTheSameInEveryOrderAndWithEachResultTwice(PaymentLives life) {
        for (List<Integer> order : PaymentLives.permutations(life.steps.size())) {
            hub.empty();
            long number = hub.aRequestedOrder("SO-1");
            order.forEach(step -> {
                apply(life, step);
                order.subList(0, order.indexOf(step) + 1)
                        .forEach(known -> assertThat(apply(life, known)).isEqualTo(Effect.DUPLICATE));
            });

            assertThat(hub.state(number)).isEqualTo(life.end.text());
            List<PaymentAnnouncement> news = hub.news();
            PaymentResult last = (PaymentResult) news.get(news.size() - 1);
            assertThat(last.state()).isEqualTo(life.end.text());
            assertThat(last.figures().orElseThrow().refunded()).isEqualTo(life.refunded);
            assertThat(hub.rows("payment_pending")).isZero();
        }
    }

    private Effect apply(PaymentLives life, int step) {
        PaymentLives.Step of = life.steps.get(step);
        return hub.apply(aResult("e-" + step, of.kind(), "SO-1", of.amount()));
    }

    private Map<String, List<Map<String, Object>>> contents() {
        Map<String, List<Map<String, Object>>> contents = new TreeMap<>();
        for (String table : List.of("payment", "payment_event", "payment_pending", "payment_news")) {
            contents.put(table, hub.hub.jdbc.queryForList("select * from " + table));
        }
        return contents;
    }
}
