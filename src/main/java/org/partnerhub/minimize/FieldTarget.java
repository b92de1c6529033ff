package org.partnerhub.minimize;

import java.util.Optional;
import org.partnerhub.event.JsonType;

/**
 * A value of the event in a document.
 *
 * @param index the number of the field in its document
 * @param when where the event says whether the purpose of the field applies
 * @param formats absent when the value is copied byte for byte
 */
record FieldTarget(int index, Place source, boolean optional, Optional<Place> when, Optional<FormatChain> formats)
        implements Target {

    @Override
    public Outcome write(DocumentWriter out, int row) {
        long value = out.columns().valueOf(source, row);
        JsonType type = out.columns().typeOf(value);
        if (type == JsonType.NULL || isWithheld(out)) {
            return lack(out);
        }
        if (!source.admits(type)) {
            return out.refuse(Code.WRONG_TYPE, source);
        }
        if (formats.isEmpty() || formats.get().leaves(out.columns(), value)) {
            out.columns().copy(value, out.buffer());
            return out.wrote(index);
        }
        return write(out, formats.get().apply(out.columns(), value, row));
    }

    private Outcome write(DocumentWriter out, Value formatted) {
        if (formatted instanceof Value.Refused refused) {
            return out.refuse(refused.code(), source);
        }
        if (formatted instanceof Value.Text text) {
            if (text.text().isEmpty()) {
                return lack(out);
            }
            out.buffer().appendString(text.text());
        } else if (formatted instanceof Value.Decimal decimal) {
            out.buffer().appendDecimal(decimal.units(), decimal.places());
        } else if (formatted instanceof Value.Bare bare) {
            out.buffer().appendBare(bare.text());
        }
        return out.wrote(index);
    }

    @Override
    public Outcome lack(DocumentWriter out) {
        return optional || isWithheld(out) ? Outcome.ABSENT : out.refuse(Code.MISSING_FIELD, source);
    }

    private boolean isWithheld(DocumentWriter out) {
        return when.isPresent() && !out.columns().isTrue(when.get());
    }
}
