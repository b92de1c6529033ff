package org.partnerhub.minimize;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.partnerhub.contract.Format;
import org.partnerhub.event.JsonType;

/** The formats of one field, compiled; each takes what the one before it made. */
final class FormatChain {

    /** One format. Only {@code major} looks at the currency. */
    private interface Step {
        Value apply(Value value, String currency);
    }

    private final Step[] steps;

    /** What the formats leave as it stands, if it is a string without escapes: so many bytes, or none. */
    private final int left;

    private final Optional<Place> currency;

    /** @param currency where the currency of an amount stands, when one of the formats needs it */
    FormatChain(List<Format> formats, Optional<Place> currency) {
        this.steps = formats.stream().map(FormatChain::step).toArray(Step[]::new);
        this.left = formats.stream().mapToInt(FormatChain::left).min().orElse(0);
        this.currency = currency;
    }

    /** Whether the value may be copied byte for byte: most texts are far shorter than what their formats allow. */
    boolean leaves(Columns columns, long value) {
        return Ranges.end(value) - Ranges.start(value) - 2 <= left
                && columns.typeOf(value) == JsonType.STRING
                && columns.isPlain(value);
    }

    Value apply(Columns columns, long value, int row) {
        Value formatted = read(columns, value);
        String currencyCode = currency.isPresent() ? currencyOf(columns, row) : "";
        for (Step step : steps) {
            if (formatted instanceof Value.Refused) {
                return formatted;
            }
            formatted = step.apply(formatted, currencyCode);
        }
        return formatted;
    }

    private static Value read(Columns columns, long value) {
        if (columns.isWhole(value)) {
            return new Value.Decimal(columns.wholeOf(value), 0);
        }
        String text = columns.textOf(value);
        return columns.typeOf(value) == JsonType.STRING ? new Value.Text(text) : new Value.Bare(text);
    }

    private String currencyOf(Columns columns, int row) {
        long value = columns.valueOf(currency.orElseThrow(), row);
        return columns.typeOf(value) == JsonType.STRING ? columns.textOf(value) : "";
    }

    private static Step step(Format format) {
        if (format instanceof Format.Major) {
            return Formats::major;
        }
        if (format instanceof Format.Kilograms kilograms) {
            return (value, currency) -> Formats.kilograms(value, kilograms.digits());
        }
        if (format instanceof Format.Date date) {
            DateTimeFormatter pattern = date.pattern();
            return onText(text -> Formats.date(text, pattern, date.zone()));
        }
        if (format instanceof Format.Code code) {
            return (value, currency) -> Formats.code(value, code.codes());
        }
        if (format instanceof Format.Text) {
            return (value, currency) -> Formats.text(value);
        }
        if (format instanceof Format.Digits) {
            return onText(Formats::digits);
        }
        if (format instanceof Format.Upper) {
            return onText(text -> new Value.Text(text.toUpperCase(Locale.ROOT)));
        }
        if (format instanceof Format.Ascii) {
            return onText(Formats::ascii);
        }
        if (format instanceof Format.Max max) {
            return onText(text -> Formats.max(text, max.characters()));
        }
        if (format instanceof Format.Cut cut) {
            return onText(text -> Formats.cut(text, cut.characters()));
        }
        throw new IllegalArgumentException(
                "nothing implements " + format.getClass().getSimpleName());
    }

    // each character has a byte at least
    private static int left(Format format) {
        if (format instanceof Format.Max max) {
            return max.characters();
        }
        return format instanceof Format.Cut cut ? cut.characters() : 0;
    }

    private static Step onText(Function<String, Value> format) {
        return (value, currency) -> value instanceof Value.Text text ? format.apply(text.text()) : wrongType();
    }

    private static Value wrongType() {
        return Formats.refused(Code.WRONG_TYPE);
    }
}
