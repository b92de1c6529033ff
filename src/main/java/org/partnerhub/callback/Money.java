package org.partnerhub.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.partnerhub.contract.ResultMapping;

/** An amount in the smallest unit of its currency. */
record Money(long minor, String currency) {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    static Money of(ResultMapping mapping, Fields fields) {
        ResultMapping.Field from = mapping.currency();
        String written = fields.text(from, CURRENCY).orElseThrow();
        Currency currency = currency(from.conversion().isPresent() ? written.toUpperCase(Locale.ROOT) : written);
        JsonNode amount = fields.value(mapping.amount(), AMOUNT).orElseThrow();
        BigDecimal minor = mapping.amount().conversion().isPresent()
                ? decimal(amount).movePointRight(currency.getDefaultFractionDigits())
                : whole(amount);
        return new Money(exact(minor), currency.getCurrencyCode());
    }

    private static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // told below, without the text
        }
        throw Fields.malformed(CURRENCY);
    }

    private static BigDecimal whole(JsonNode amount) {
        if (!amount.isIntegralNumber()) {
            throw Fields.malformed(AMOUNT);
        }
        return amount.decimalValue();
    }

    /** A number, or a text that is written like one: both are in use. */
    private static BigDecimal decimal(JsonNode amount) {
        if (amount.isTextual() && DECIMAL.matcher(amount.textValue()).matches()) {
            return new BigDecimal(amount.textValue());
        }
        if (amount.isNumber()) {
            return amount.decimalValue();
        }
        throw Fields.malformed(AMOUNT);
    }

    private static long exact(BigDecimal minor) {
        try {
            if (minor.signum() >= 0) {
                return minor.longValueExact();
            }
        } catch (ArithmeticException fractionOrTooLarge) {
            // told below, without the number
        }
        throw Fields.malformed(AMOUNT);
    }
}
