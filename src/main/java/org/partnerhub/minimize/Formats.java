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

    /** How many grams one is in the last place of a weight, by how many digits are behind its point. */
    private static final long[] UNITS_IN_GRAMS = {1000, 100, 10, 1};

    private Formats() {}

    static Value major(Value minor, String currency) {
        if (minor instanceof Value.Text) {
            return refused(Code.WRONG_TYPE);
        }
        Integer digits = CURRENCY_DIGITS.get(currency);
        if (digits == null) {
            return refused(Code.BAD_CURRENCY);
        }
        if (minor instanceof Value.Decimal whole && whole.places() == 0) {
            return new Value.Decimal(whole.units(), digits);
        }
        return number(minor)
                .filter(amount -> amount.scale() == 0)
                .map(amount -> bare(amount.movePointLeft(digits)))
                .orElseGet(() -> refused(Code.WRONG_TYPE));
    }

    static Value kilograms(Value grams, int digits) {
        if (grams instanceof Value.Decimal whole && whole.places() == 0 && digits <= DIGITS_OF_A_THOUSAND) {
            long unit = UNITS_IN_GRAMS[digits];
            return new Value.Decimal((whole.units() + unit - 1) / unit, digits);
        }
        return number(grams)
                .map(number -> bare(number.movePointLeft(DIGITS_OF_A_THOUSAND).setScale(digits, RoundingMode.CEILING)))
                .orElseGet(() -> refused(Code.WRONG_TYPE));
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return Optional.of(BigDecimal.valueOf(decimal.units(), decimal.places()));
        }
        return value instanceof Value.Bare bare && bare.isNumber()
                ? Optional.of(new BigDecimal(bare.text()))
                : Optional.empty();
    }

    private static Value bare(BigDecimal number) {
        return new Value.Bare(number.toPlainString());
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
        String code = codes.get(textOf(value));
        return code == null ? refused(Code.UNMAPPED_CODE) : new Value.Text(code);
    }

    static Value text(Value value) {
        return value instanceof Value.Bare bare && !bare.isNumber()
                ? refused(Code.WRONG_TYPE)
                : new Value.Text(textOf(value));
    }

    private static String textOf(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.text();
        }
        return value instanceof Value.Bare bare ? bare.text() : ((Value.Text) value).text();
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
