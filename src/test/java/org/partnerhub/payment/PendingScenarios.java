package org.partnerhub.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.DISPUTED;
import static org.partnerhub.payment.ResultKind.FAILED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.REPORT_AFTER;
import static org.partnerhub.payment.TestPayments.aResult;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partnerhub.announce.PaymentAnnouncement;
import org.partnerhub.event.OrderReference;
import org.partnerhub.ledger.LedgerUnavailableException;

/** Results that come before what they build on. */
abstract class PendingScenarios {

    private final TestPayments hub;

    PendingScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void keepsARefundUntilItsCaptureHasCome() {
        hub.aRequestedOrder("SO-1");

        assertThat(hub.apply(aResult("e-2", REFUNDED, "SO-1", 980))).isEqualTo(Effect.PENDING);
        assertThat(hub.apply(aResult("e-3", DISPUTED, "SO-1"))).isEqualTo(Effect.PENDING);
        assertThat(hub.toldOf()).isEmpty();
        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.APPLIED);

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR", "partly-refunded 980 EUR", "disputed 5980 EUR");
        assertThat(hub.rows("payment_pending")).isZero();
        assertThat(hub.effects()).containsExactly("applied", "applied", "applied");
    }

    @Test
    void reportsAKeptRefundOfAPaymentThatFails() {
        hub.aRequestedOrder("SO-1");

        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));
        hub.apply(aResult("e-1", FAILED, "SO-1"));

        assertThat(hub.toldOf()).containsExactly("failed 5980 EUR", "mismatch refunded illegal-state");
        assertThat(hub.effects()).containsExactly("mismatch", "applied");
    }

    @Test
    void tellsOnceOfARefundWhoseCaptureDoesNotComeAndStillCountsItThen() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));

        waitFor(REPORT_AFTER);
        report();
        report();
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));

        assertThat(hub.toldOf())
                .containsExactly("mismatch refunded capture-missing", "captured 5980 EUR", "partly-refunded 980 EUR");
    }

    @Test
    void keepsAResultOfAnUnknownOrderUntilTheHubHasAskedForIt() {
        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.PENDING);
        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.DUPLICATE);
        long order = hub.anOrder("SO-1");
        assertThat(hub.toldOf()).isEmpty();

        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
        assertThat(hub.state(order)).isEqualTo("captured");
        assertThat(hub.effects()).containsExactly("applied");
        assertThat(hub.rows("payment_pending")).isZero();
    }

    @Test
    void keepsAResultOfAnOrderThatThisProviderWasNotAskedFor() {
        long order = hub.anOrder("SO-1");
        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.PENDING);

        hub.request(List.of(new PaymentRequest(order, TestPayments.CARDINAL, PRICE, "EUR")));
        assertThat(hub.toldOf()).isEmpty();
        hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void matchesWhatItHasKeptLikeAnyOther() {
        hub.apply(aResult("e-1", CAPTURED, "SO-1", PRICE + 1));

        hub.aRequestedOrder("SO-1");

        assertThat(hub.toldOf()).containsExactly("mismatch captured amount");
        assertThat(hub.effects()).containsExactly("mismatch");
    }

    @Test
    void sealsAKeptResultUnderItsOrdersKeyAsSoonAsThereIsOne() {
        hub.apply(aResult("e-1", REFUNDED, "SO-1", 980));
        assertThat(column("order_id")).isNull();
        assertThat(column("reference_key")).isNotNull();

        long order = hub.aRequestedOrder("SO-1");

        assertThat(column("order_id")).isEqualTo(order);
        assertThat(column("order_hash")).isNull();
        assertThat(column("reference_key")).isNull();
        hub.apply(aResult("e-2", CAPTURED, "SO-1"));
        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR", "partly-refunded 980 EUR");
    }

    @Test
    void reportsAnUnknownReferenceOnceItHasWaitedLongEnough() {
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));

        waitFor(REPORT_AFTER.minusMillis(1));
        assertThat(hub.payments.reportOverdue()).isZero();
        waitFor(Duration.ofMillis(1));
        assertThat(hub.payments.reportOverdue()).isEqualTo(1);
        assertThat(hub.payments.reportOverdue()).isZero();

        assertThat(hub.toldOf()).containsExactly("mismatch captured reference-unknown");
        assertThat(hub.news()).singleElement().satisfies(news -> {
            assertThat(news.order()).isEmpty();
            assertThat(news.key()).isEmpty();
        });
        assertThat(hub.effects()).containsExactly("mismatch");
        assertThat(hub.rows("payment_pending")).isZero();
    }

    @Test
    void isNotPaidByWhatWasReportedAsUnknown() {
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        waitFor(REPORT_AFTER);
        report();

        hub.aRequestedOrder("SO-1");

        assertThat(hub.toldOf()).containsExactly("mismatch captured reference-unknown");
    }

    @Test
    void namesTheOrderOfAnUnknownReferenceWhenTheShopsOrderIsKnown() {
        hub.anOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        waitFor(REPORT_AFTER);
        report();

        assertThat(hub.news())
                .singleElement()
                .extracting(PaymentAnnouncement::order)
                .isEqualTo(Optional.of(new OrderReference("SO-1")));
        assertThat(hub.toldOf()).containsExactly("mismatch captured reference-unknown");
    }

    /** As after a crash between the request and the look at what waits for it. */
    @Test
    void looksForThePaymentBeforeItReportsAResult() {
        long order = hub.anOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        hub.hub.failOnce("union select o.id");
        try {
            hub.request(List.of(new PaymentRequest(order, PAYWAVE, PRICE, "EUR")));
        } catch (LedgerUnavailableException expected) {
            assertThat(hub.toldOf()).isEmpty();
        }

        waitFor(REPORT_AFTER);
        report();

        assertThat(hub.toldOf()).containsExactly("captured 5980 EUR");
    }

    @Test
    void goesOnPastAResultThatCannotBeOpened() {
        hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", REFUNDED, "SO-1", 980));
        hub.hub.jdbc.update("update payment_pending set sealed = ?", new byte[40]);
        hub.apply(aResult("e-2", CAPTURED, "SO-2"));
        waitFor(REPORT_AFTER);

        report();

        assertThat(hub.toldOf()).containsExactly("mismatch captured reference-unknown");
        assertThat(hub.rows("payment_pending")).isEqualTo(1);
    }

    @Test
    void keepsNothingInTheClear() {
        hub.apply(aResult("e-77001", CAPTURED, "SO-77002"));
        hub.aRequestedOrder("SO-77003");
        hub.apply(aResult("e-77004", REFUNDED, "SO-77003", 77005));
        hub.apply(aResult("e-77006", CAPTURED, "SO-77003"));

        String stored = stored();

        assertThat(stored).contains("captured").doesNotContain("psp-8815", "7700", "5980", "EUR");
    }

    private String stored() {
        StringBuilder stored = new StringBuilder();
        Stream.of("payment", "payment_event", "payment_pending", "payment_news")
                .flatMap(table -> hub.hub.jdbc.queryForList("select * from " + table).stream())
                .map(Map::entrySet)
                .flatMap(row -> row.stream().filter(each -> !isNumberOrTime(each)))
                .forEach(each -> stored.append(text(each.getValue())).append('\n'));
        return stored.toString();
    }

    /** Numbers and times of the hub's own, which may hold any digits. */
    private static boolean isNumberOrTime(Map.Entry<String, Object> column) {
        String name = column.getKey().toLowerCase(Locale.ROOT);
        return name.endsWith("id") || name.endsWith("_at") || name.equals("last_news") || name.equals("epoch");
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
    }

    private Object column(String name) {
        return hub.hub.jdbc.queryForObject("select " + name + " from payment_pending", Object.class);
    }

    private void waitFor(Duration duration) {
        hub.hub.clock.forward(duration);
    }

    private void report() {
        hub.payments.reportOverdue();
    }
}
