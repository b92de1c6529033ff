package org.partnerhub.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerhub.payment.ResultKind.AUTHORIZED;
import static org.partnerhub.payment.ResultKind.CAPTURED;
import static org.partnerhub.payment.ResultKind.REFUNDED;
import static org.partnerhub.payment.TestPayments.CARDINAL;
import static org.partnerhub.payment.TestPayments.PAYWAVE;
import static org.partnerhub.payment.TestPayments.PRICE;
import static org.partnerhub.payment.TestPayments.aResult;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.ledger.NewDisclosure;
import org.partnerhub.payment.RefundAnswer.AboveCaptured;
import org.partnerhub.payment.RefundAnswer.Early;
import org.partnerhub.payment.RefundAnswer.Granted;
import org.partnerhub.payment.RefundAnswer.OtherCurrency;

/** What may be given back. */
abstract class RefundScenarios {

    private static final RefundAnswer GRANTED = new Granted(Optional.of("psp-8815"));

    private final TestPayments hub;

    RefundScenarios(TestPayments hub) {
        this.hub = hub.empty();
    }

    @Test
    void grantsWhatWasCapturedUnderTheReferenceThatTheProviderHasForIt() {
        assertThat(reserve(aCapturedOrder(), 7, PRICE)).isEqualTo(GRANTED);
    }

    @Test
    void refusesWhatIsAboveIt() {
        assertThat(reserve(aCapturedOrder(), 7, PRICE + 1)).isEqualTo(new AboveCaptured());
    }

    @Test
    void refusesAnotherCurrency() {
        assertThat(hub.reserve(new RefundRequest(7, aCapturedOrder(), 1, "USD", true)))
                .isEqualTo(new OtherCurrency());
    }

    @Test
    void knowsNothingOfAnotherProvidersPayment() {
        long order = aCapturedOrder();

        assertThat(hub.reserve(CARDINAL, List.of(new RefundRequest(7, order, 1, "EUR", true))))
                .containsEntry(7L, new Early());
    }

    @Test
    void letsARefundWaitForItsCapture() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", AUTHORIZED, "SO-1"));
        assertThat(reserve(order, 7, PRICE)).isEqualTo(new Early());

        hub.apply(aResult("e-2", CAPTURED, "SO-1"));

        assertThat(reserve(order, 7, PRICE)).isEqualTo(GRANTED);
    }

    @Test
    void doesNotLetOneWaitThatNoCaptureCanCover() {
        assertThat(reserve(hub.aRequestedOrder("SO-1"), 7, PRICE + 1)).isEqualTo(new AboveCaptured());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "CANCELED"})
    void doesNotLetOneWaitForACaptureThatCannotCome(ResultKind end) {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", end, "SO-1"));

        assertThat(reserve(order, 7, 1)).isEqualTo(new AboveCaptured());
    }

    @Test
    void letsARefundWaitForTheProvidersReferenceIfItIsToBeFoundByThat() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(withoutReference(aResult("e-1", CAPTURED, "SO-1")));

        assertThat(reserve(order, 7, 1)).isEqualTo(new Early());
        assertThat(hub.reserve(new RefundRequest(8, order, 1, "EUR", false))).isEqualTo(new Granted(Optional.empty()));

        hub.apply(aResult("e-2", AUTHORIZED, "SO-1"));
        assertThat(reserve(order, 7, 1)).isEqualTo(GRANTED);
    }

    @Test
    void subtractsWhatWasRefunded() {
        long order = aCapturedOrder();
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));

        assertThat(reserve(order, 7, 5001)).isEqualTo(new AboveCaptured());
        assertThat(reserve(order, 7, 5000)).isEqualTo(GRANTED);
    }

    @Test
    void reservesOnceForEachDisclosure() {
        long order = aCapturedOrder();

        assertThat(reserve(order, 7, 5000)).isEqualTo(GRANTED);
        assertThat(reserve(order, 7, 5000)).as("the same again").isEqualTo(GRANTED);
        assertThat(reserve(order, 8, 981)).isEqualTo(new AboveCaptured());
        assertThat(reserve(order, 9, 980)).isEqualTo(GRANTED);
    }

    @Test
    void doesNotSubtractARefundTwiceThatItHasReserved() {
        long order = aCapturedOrder();
        reserve(order, 7, 980);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 980));

        assertThat(reserve(order, 7, 980))
                .as("attempted again after its result")
                .isEqualTo(GRANTED);
        assertThat(reserve(order, 8, 5001)).isEqualTo(new AboveCaptured());
        assertThat(reserve(order, 8, 5000)).isEqualTo(GRANTED);
    }

    @Test
    void subtractsARefundThatSomebodyElseMadeBesideTheReservedOnes() {
        long order = aCapturedOrder();
        reserve(order, 7, 980);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 1000));

        assertThat(reserve(order, 8, 4001)).isEqualTo(new AboveCaptured());
        assertThat(reserve(order, 8, 4000)).isEqualTo(GRANTED);
    }

    @Test
    void freesWhatTheProviderHasRefused() {
        long order = aCapturedOrder();
        reserve(order, 7, 5000);

        hub.refunds.release(order, PAYWAVE, 7);

        assertThat(reserve(order, 8, PRICE)).isEqualTo(GRANTED);
    }

    @Test
    void doesNotFreeWhatTheProviderHasRefunded() {
        long order = aCapturedOrder();
        reserve(order, 7, 5000);
        hub.apply(aResult("e-2", REFUNDED, "SO-1", 5000));

        hub.refunds.release(order, PAYWAVE, 7);

        assertThat(reserve(order, 8, 981)).isEqualTo(new AboveCaptured());
        assertThat(reserve(order, 7, 5000)).as("attempted again after all").isEqualTo(GRANTED);
    }

    @Test
    void freesWhatAPersonHasGivenUp() {
        long order = aCapturedOrder();
        NewDisclosure refund = hub.hub.newDisclosure(order, PAYWAVE, new DocumentName("refund"));
        hub.hub.record(List.of(), List.of(refund));
        reserve(order, refund.id(), 5000);
        assertThat(reserve(order, 8, PRICE)).isEqualTo(new AboveCaptured());

        hub.hub.jdbc.update("update disclosure set state = 'suppressed' where id = ?", refund.id());

        assertThat(reserve(order, 8, PRICE)).isEqualTo(GRANTED);
    }

    @Test
    void takesAsManyStatementsForOneRefundAsForMany() {
        List<RefundRequest> one = refundsOf(1);
        List<RefundRequest> many = refundsOf(40);

        int loadingKeys = many.size() - one.size();

        assertThat(hub.hub.statementsOf(() -> hub.reserve(PAYWAVE, many)))
                .isEqualTo(hub.hub.statementsOf(() -> hub.reserve(PAYWAVE, one)) + loadingKeys);
    }

    private List<RefundRequest> refundsOf(int orders) {
        return LongStream.range(0, orders)
                .mapToObj(i -> {
                    String reference = "SO-" + orders + "-" + i;
                    long order = hub.aRequestedOrder(reference);
                    hub.apply(aResult("e-" + reference, CAPTURED, reference));
                    return new RefundRequest(order, order, PRICE, "EUR", true);
                })
                .toList();
    }

    private static ProviderResult withoutReference(ProviderResult result) {
        return new ProviderResult(
                result.provider(),
                result.eventId(),
                result.kind(),
                result.reference(),
                Optional.empty(),
                result.amountMinor(),
                result.currency(),
                result.at());
    }

    private long aCapturedOrder() {
        long order = hub.aRequestedOrder("SO-1");
        hub.apply(aResult("e-1", CAPTURED, "SO-1"));
        return order;
    }

    private RefundAnswer reserve(long order, long disclosure, long amount) {
        return hub.reserve(new RefundRequest(disclosure, order, amount, "EUR", true));
    }
}
