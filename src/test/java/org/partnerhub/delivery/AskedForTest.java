package org.partnerhub.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerhub.contract.Catalog;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.ClaimedFixture;
import org.partnerhub.payment.PaymentRequest;
import org.partnerhub.payment.RefundRequest;

/** The amounts that the shipped contracts' providers are asked for. */
class AskedForTest {

    private static final Catalog CATALOG = Catalog.read(Path.of("config"), UnaryOperator.identity());
    private static final long ORDER = 7;

    @Test
    void readsMinorUnits() {
        assertThat(asked("paywave", "payment-request", "{\"amount\":{\"value\":5980,\"currency\":\"EUR\"}}"))
                .contains(new PaymentRequest(ORDER, new PartnerId("paywave"), 5_980, "EUR"));
    }

    @Test
    void readsMajorUnitsByTheDigitsOfTheirCurrency() {
        assertThat(asked("cardinal", "authorization", "{\"total\":{\"amount\":\"59.80\",\"currency\":\"EUR\"}}"))
                .contains(new PaymentRequest(ORDER, new PartnerId("cardinal"), 5_980, "EUR"));
        assertThat(asked("cardinal", "authorization", "{\"total\":{\"amount\":\"5980\",\"currency\":\"JPY\"}}"))
                .contains(new PaymentRequest(ORDER, new PartnerId("cardinal"), 5_980, "JPY"));
    }

    @Test
    void expectsNothingOfADocumentThatAsksForNoPayment() {
        assertThat(asked("paywave", "cancellation", "{\"reference\":\"SO-1\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":{\"value\":59.8,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":-1,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":1e30,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":5980,\"currency\":\"euro\"}}",
                "{\"amount\":{\"value\":5980}}",
                "{}",
                "no JSON"
            })
    void expectsNothingOfWhatIsNoAmount(String content) {
        assertThat(asked("paywave", "payment-request", content)).isEmpty();
    }

    @Test
    void readsHowMuchIsToBeGivenBack() {
        assertThat(refund("paywave", "{\"amount\":{\"value\":2990,\"currency\":\"EUR\"}}"))
                .contains(new RefundRequest(1018, ORDER, 2_990, "EUR", true));
        assertThat(refund("cardinal", "{\"total\":{\"amount\":\"29.90\",\"currency\":\"EUR\"}}"))
                .contains(new RefundRequest(1018, ORDER, 2_990, "EUR", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":{\"value\":\"29.00\",\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":0,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":-1,\"currency\":\"EUR\"}}",
                "{\"amount\":{\"value\":2990}}",
                "{\"amount\":2990,\"currency\":\"EUR\"}"
            })
    void guessesAtNoRefundThatAnotherVersionOfTheContractMayHaveMade(String content) {
        assertThat(refund("paywave", content)).isEmpty();
    }

    @Test
    void seesWhichDocumentsAskForARefund() {
        Contract paywave = CATALOG.of(new PartnerId("paywave")).orElseThrow();

        assertThat(paywave.documents())
                .filteredOn(document -> AskedFor.isRefund(paywave, document))
                .extracting(document -> document.name().text())
                .containsExactly("refund");
    }

    private static Optional<RefundRequest> refund(String partner, String content) {
        return AskedFor.refund(
                CATALOG.of(new PartnerId(partner))
                        .flatMap(contract -> contract.document(new DocumentName("refund")))
                        .orElseThrow(),
                ClaimedFixture.claimed(partner, "refund", ORDER, 1018),
                content.getBytes(UTF_8),
                true);
    }

    private static Optional<PaymentRequest> asked(String partner, String document, String content) {
        Contract contract = CATALOG.of(new PartnerId(partner)).orElseThrow();
        return AskedFor.payment(
                contract, contract.document(new DocumentName(document)).orElseThrow(), ORDER, content.getBytes(UTF_8));
    }
}
