package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.aResult;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.partnerhub.announce.PaymentResult;
import org.partnerhub.ledger.Erasure;

/** Results of orders that are being deleted, or are gone. */
abstract class ErasureScenarios {

    private final TestPayments hub;

    ErasureScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void reportsAResultOfAnErasedOrderWithoutReferencesAndAmounts() {
        long order = hub.aRequestedOrder("SO-1");
        erase(order);

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.ERASED);
        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.DUPLICATE);

        assertThat(hub.toldOf()).containsExactly("mismatch captured order-erased");
        assertThat(hub.news()).singleElement().satisfies(news -> {
            assertThat(news.order()).isEmpty();
            assertThat(news.toJson()).doesNotContain("SO-1", "5980", "EUR", "psp-8815");
        });
        assertThat(hub.hub.jdbc.queryForObject("select order_id from payment_event", Long.class))
                .isNull();
    }

    @Test
    void tellsOfAResultWithoutReferencesWhenTheOrderIsErasedBeforeTheShopIsTold() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        erase(order);

        assertThat(hub.toldOf()).containsExactly("captured");
        assertThat(hub.news()).singleElement().satisfies(news -> {
            assertThat(((PaymentResult) news).figures()).isEmpty();
            assertThat(news.key()).isEmpty();
        });
    }

    @Test
    void endsWhatWaitsForAnErasedOrder() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", REFUNDED, "SO-1", 980));

        erase(order);

        assertThat(hub.effects()).containsExactly("erased");
        assertThat(hub.rows("payment_pending")).isZero();
        assertThat(hub.rows("payment")).isZero();
        assertThat(hub.rows("payment_open")).isZero();
    }

    /** Its holders have yet to answer, so the reference key is there still, and would seal what is kept. */
    @Test
    void keepsNoResultOfAnOrderThatIsErasedWhileItIsMatched() {
        long order = hub.aRequestedOrder("SO-1");
        hub.hub.onceBefore(
                "from payment where order_id = ? and partner = ? for update",
                () -> CompletableFuture.runAsync(() -> shred(order)).join());

        assertThat(hub.apply(aResult("e-1", CAPTURED, "SO-1"))).isEqualTo(Effect.ERASED);

        assertThat(hub.rows("payment_pending")).isZero();
        assertThat(hub.toldOf()).containsExactly("mismatch captured order-erased");
    }

    @Test
    void hasNothingToReleaseOfAnErasedOrder() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        hub.reserve(new RefundRequest(7, order, 1, "EUR", true));
        erase(order);

        hub.refunds.release(order, PAYWAVE, 7);

        assertThat(hub.rows("payment")).isZero();
    }

    /** As a deletion does, to the end: its holders have answered. */
    private void erase(long order) {
        shred(order);
        hub.hub.jdbc.update("update customer_order set reference_key = null, reference = null where id = ?", order);
    }

    private void shred(long order) {
        Erasure erasure = new Erasure(0, 0, "DR-1", order, UUID.randomUUID(), false);
        hub.hub.transaction.executeWithoutResult(status ->
                hub.hub.erasing.shred(List.of(erasure), hub.vault.pseudonyms()::tombstone, hub.hub.clock.instant()));
    }
}
