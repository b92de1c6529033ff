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
import org.partnerhub.payment.PaymentRequest;

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

    private static Optional<PaymentRequest> asked(String partner, String document, String content) {
        Contract contract = CATALOG.of(new PartnerId(partner)).orElseThrow();
        return AskedFor.in(
                contract, contract.document(new DocumentName(document)).orElseThrow(), ORDER, content.getBytes(UTF_8));
    }
}
