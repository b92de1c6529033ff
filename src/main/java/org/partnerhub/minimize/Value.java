package org.partnerhub.minimize;

import java.math.BigDecimal;

/** A value on its way through a chain of formats. */
sealed interface Value {

    /** A string, decoded. */
    record Text(String text) implements Value {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /** A number, {@code true} or {@code false}, as JSON writes it. */
    record Bare(String text) implements Value {

        boolean isNumber() {
            return !text.equals("true") && !text.equals("false");
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * A number in units of its last decimal place, none of them negative: quicker than text for what most numbers are.
     *
     * @param places behind the point
     */
    record Decimal(long units, int places) implements Value {

        String text() {
            return BigDecimal.valueOf(units, places).toPlainString();
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /** A format cannot take the value. */
    record Refused(Code code) implements Value {}
}
