package org.partnerhub.minimize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What each format does to a value. */
final class Formats {

    private static final Map<String, Integer> CURRENCY_DIGITS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final int DIGITS_OF_A_THOUSAND = 3;

    private Formats() {}

    static Value major(Value.Bare minor, String currency) {
        Integer digits = CURRENCY_DIGITS.get(currency);
        if (digits == null) {
            return refused(Code.BAD_CURRENCY);
        }
        if (!minor.isNumber()) {
            return refused(Code.WRONG_TYPE);
        }
        BigDecimal amount = new BigDecimal(minor.text());
        return amount.scale() == 0
                ? new Value.Bare(amount.movePointLeft(digits).toPlainString())
                : refused(Code.WRONG_TYPE);
    }

    static Value kilograms(Value.Bare grams, int digits) {
        if (!grams.isNumber()) {
            return refused(Code.WRONG_TYPE);
        }
        BigDecimal kilograms = new BigDecimal(grams.text()).movePointLeft(DIGITS_OF_A_THOUSAND);
        return new Value.Bare(kilograms.setScale(digits, RoundingMode.CEILING).toPlainString());
    }

    static Value date(String text, DateTimeFormatter pattern, ZoneId zone) {
        Optional<OffsetDateTime> instant = Rfc3339.parse(text);
        try {
            return instant.isPresent()
                    ? new Value.Text(pattern.format(instant.get().atZoneSameInstant(zone)))
                    : refused(Code.BAD_DATE);
        } catch (DateTimeException outOfRange) {
            return refused(Code.BAD_DATE);
        }
    }

    static Value code(Value value, Map<String, String> codes) {
        String code = codes.get(value instanceof Value.Text text ? text.text() : ((Value.Bare) value).text());
        return code == null ? refused(Code.UNMAPPED_CODE) : new Value.Text(code);
    }

    static Value text(Value.Bare number) {
        return number.isNumber() ? new Value.Text(number.text()) : refused(Code.WRONG_TYPE);
    }

    /** Digits of other scripts become ASCII digits: to drop them would make another number of it. */
    static Value digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int digit = Character.digit(text.codePointAt(at), 10);
            if (digit >= 0) {
                digits.append(digit);
            }
        }
        return digits.isEmpty() ? refused(Code.NO_DIGITS) : new Value.Text(digits.toString());
    }

    static Value ascii(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return ASCII.matcher(bare).matches() ? new Value.Text(bare) : refused(Code.NOT_ASCII);
    }

    static Value max(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters ? refused(Code.TOO_LONG) : new Value.Text(text);
    }

    static Value cut(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters
                ? new Value.Text(text.substring(0, text.offsetByCodePoints(0, characters)))
                : new Value.Text(text);
    }

    static Value.Refused refused(Code code) {
        return new Value.Refused(code);
    }
}
