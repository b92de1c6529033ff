package org.partnerhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;
import org.partnerhub.contract.Document.Field;
import org.partnerhub.contract.Format;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;
import org.partnerhub.ledger.Claimed;
import org.partnerhub.payment.PaymentRequest;
import org.partnerhub.payment.RefundRequest;

/** What a document asks a payment provider for, read from where its contract puts it. */
final class AskedFor {

    private static final String PAID = "payment.amount";
    private static final String REFUNDED = "refund.amount";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An amount in minor units. */
    private record Money(long minor, String currency) {

        Money {
            if (minor < 0 || !CURRENCY.matcher(currency).matches()) {
                throw new IllegalArgumentException("not an amount of money");
            }
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    private AskedFor() {}

    /**
     * Absent for a provider whose results nobody reads, and for a document without amount and currency, or in which they
     * are none.
     */
    static Optional<PaymentRequest> payment(Contract contract, Document document, long order, byte[] content) {
        return contract.callback().isEmpty()
                ? Optional.empty()
                : money(document, PAID, content)
                        .map(money -> new PaymentRequest(order, contract.partner(), money.minor(), money.currency()));
    }

    /** Whether the document asks for a refund, and the provider's results tell how much there is to refund. */
    static boolean isRefund(Contract contract, Document document) {
        return contract.callback().isPresent() && document.events().contains(EventType.REFUND_REQUESTED);
    }

    /**
     * Absent when no amount can be found where the contract puts it now.
     *
     * @param byReference whether the document has a place for the provider's reference
     */
    static Optional<RefundRequest> refund(Document document, Claimed claimed, byte[] content, boolean byReference) {
        return money(document, REFUNDED, content)
                .filter(money -> money.minor() > 0)
                .map(money -> new RefundRequest(
                        claimed.disclosure(), claimed.order(), money.minor(), money.currency(), byReference));
    }

    private static Optional<Money> money(Document document, String source, byte[] content) {
        Optional<Field> amount = field(document, FieldPath.of(source + ".value"));
        Optional<Field> currency = field(document, FieldPath.of(source + ".currency"));
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(content);
            String code = text(json, currency.get());
            return Optional.of(new Money(minor(text(json, amount.get()), amount.get(), code), code));
        } catch (IOException | ArithmeticException | IllegalArgumentException noAmount) {
            // no result of it can match
            return Optional.empty();
        }
    }

    /** Without the format, only digits: a decimal was written by another version of the contract. */
    private static long minor(String text, Field field, String currency) {
        boolean isMajor = field.formats().stream().anyMatch(Format.Major.class::isInstance);
        return isMajor
                ? new BigDecimal(text)
                        .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                        .longValueExact()
                : Long.parseLong(text);
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
