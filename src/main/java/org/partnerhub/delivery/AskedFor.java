package org.partnerhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.Document.Field;
import org.partnerhub.contract.Format;
import org.partnerhub.event.FieldPath;
import org.partnerhub.payment.PaymentRequest;

/** What a document asks a payment provider for, read from where its contract puts it. */
final class AskedFor {

    private static final FieldPath AMOUNT = FieldPath.of("payment.amount.value");
    private static final FieldPath CURRENCY = FieldPath.of("payment.amount.currency");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AskedFor() {}

    /**
     * Absent for a provider whose results nobody reads, and for a document without amount and currency, or in which they
     * are none.
     */
    static Optional<PaymentRequest> in(Contract contract, Document document, long order, byte[] content) {
        Optional<Field> amount = field(document, AMOUNT);
        Optional<Field> currency = field(document, CURRENCY);
        if (contract.callback().isEmpty() || amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(content);
            String code = text(json, currency.get());
            BigDecimal value = new BigDecimal(text(json, amount.get()));
            return Optional.of(new PaymentRequest(order, contract.partner(), minor(value, amount.get(), code), code));
        } catch (IOException | ArithmeticException | IllegalArgumentException noAmount) {
            // the provider will say what it makes of it; no result of it can match
            return Optional.empty();
        }
    }

    private static long minor(BigDecimal value, Field field, String currency) {
        boolean isMajor = field.formats().stream().anyMatch(Format.Major.class::isInstance);
        int digits = isMajor ? Currency.getInstance(currency).getDefaultFractionDigits() : 0;
        return value.movePointRight(digits).longValueExact();
    }

    private static Optional<Field> field(Document document, FieldPath source) {
        return document.fields().stream()
                .filter(field -> field.source().equals(source))
                .findFirst();
    }

    private static String text(JsonNode json, Field field) {
        JsonNode at = json;
        for (FieldPath.Step step : field.target().steps()) {
            at = at.path(step.name());
        }
        return at.asText();
    }
}
