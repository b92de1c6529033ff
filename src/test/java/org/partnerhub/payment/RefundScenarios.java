package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.CARDINAL;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.aResult;

import org.junit.jupiter.api.Test;

/** What may be given back. */
abstract class RefundScenarios {

    private final TestPayments hub;

    RefundScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void allowsWhatWasCapturedAndNoMore() {
        long order = aCapturedOrder();

        assertThat(isRefundable(order, PRICE)).isTrue();
        assertThat(isRefundable(order, PRICE + 1)).isFalse();
        assertThat(isRefundable(order, 0)).isFalse();
        assertThat(isRefundable(order, -1)).isFalse();
        assertThat(hub.refunds.isRefundable(order, PAYWAVE, 1, "USD")).isFalse();
        assertThat(hub.refunds.isRefundable(order, CARDINAL, 1, "EUR")).isFalse();
    }

    @Test
    void allowsNothingBeforeTheCapture() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", AUTHORIZED, "SO-1"));

        assertThat(isRefundable(order, 1)).isFalse();
        assertThat(hub.providerReference(order)).isEmpty();
    }

    @Test
    void knowsUnderWhichReferenceTheProviderHasIt() {
        assertThat(hub.providerReference(aCapturedOrder())).contains("psp-8815");
    }

    @Test
    void subtractsWhatWasRefunded() {
        long order = aCapturedOrder();
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));

        assertThat(isRefundable(order, 5000)).isTrue();
        assertThat(isRefundable(order, 5001)).isFalse();
    }

    @Test
    void reservesWhatIsAskedForOnceForEachRequest() {
        long order = aCapturedOrder();

        assertThat(reserve(order, 7, 5000)).isTrue();
        assertThat(reserve(order, 7, 5000)).as("the same again").isTrue();
        assertThat(reserve(order, 8, 981)).isFalse();
        assertThat(reserve(order, 9, 980)).isTrue();
        assertThat(isRefundable(order, 1)).isFalse();
    }

    @Test
    void doesNotSubtractARefundTwiceThatItHasReserved() {
        long order = aCapturedOrder();
        reserve(order, 7, 980);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));

        assertThat(isRefundable(order, 5000)).isTrue();
        assertThat(isRefundable(order, 5001)).isFalse();
        assertThat(reserve(order, 7, 980))
                .as("attempted again after its result")
                .isTrue();
        assertThat(isRefundable(order, 5000)).isTrue();
    }

    @Test
    void subtractsARefundThatSomebodyElseMadeBesideTheReservedOnes() {
        long order = aCapturedOrder();
        reserve(order, 7, 980);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 1000));

        assertThat(isRefundable(order, 4000)).isTrue();
        assertThat(isRefundable(order, 4001)).isFalse();
    }

    @Test
    void freesWhatTheProviderHasRefused() {
        long order = aCapturedOrder();
        reserve(order, 7, 5000);

        hub.refunds.release(order, PAYWAVE, 7);

        assertThat(isRefundable(order, PRICE)).isTrue();
    }

    @Test
    void doesNotFreeWhatTheProviderHasRefunded() {
        long order = aCapturedOrder();
        reserve(order, 7, 5000);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 5000));

        hub.refunds.release(order, PAYWAVE, 7);

        assertThat(isRefundable(order, 981)).isFalse();
        assertThat(reserve(order, 7, 5000)).as("attempted again after all").isTrue();
    }

    private long aCapturedOrder() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        return order;
    }

    private boolean isRefundable(long order, long amount) {
        return hub.refunds.isRefundable(order, PAYWAVE, amount, "EUR");
    }

    private boolean reserve(long order, long disclosure, long amount) {
        return hub.refunds.reserve(order, PAYWAVE, disclosure, amount, "EUR");
    }
}
