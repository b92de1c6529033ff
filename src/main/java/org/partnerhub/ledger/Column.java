package org.partnerhub.ledger;

import java.lang.reflect.Array;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * A column of rows to insert: its values become one array, so that one statement inserts any number of rows. On PostgreSQL
 * that takes about half the time of a batch of single inserts, and a third less on H2. What is the same in all rows goes
 * as one value.
 *
 * @param name in the database
 * @param type in the database, of one value
 * @param element the class of a value in the array
 * @param value takes the value out of a row; it may give null
 * @param same whether the value is the same in all rows, and not taken out of any
 */
record Column<T>(String name, String type, Class<?> element, Function<T, ?> value, boolean same) {

    private Column(String name, String type, Class<?> element, Function<T, ?> value) {
        this(name, type, element, value, false);
    }

    /** A column that has the same number in all rows. */
    static <T> Column<T> same(String name, int value) {
        return new Column<>(name, "int", Integer.class, row -> value, true);
    }

    /** A column that has the same time in all rows. */
    static <T> Column<T> same(String name, Instant value) {
        return new Column<>(name, "timestamp with time zone", OffsetDateTime.class, row -> value, true);
    }

    static <T> Column<T> bigint(String name, Function<T, Long> value) {
        return new Column<>(name, "bigint", Long.class, value);
    }

    static <T> Column<T> integer(String name, Function<T, Integer> value) {
        return new Column<>(name, "int", Integer.class, value);
    }

    static <T> Column<T> text(String name, Function<T, String> value) {
        return new Column<>(name, "varchar", String.class, value);
    }

    static <T> Column<T> bytes(String name, Function<T, byte[]> value) {
        return new Column<>(name, "bytea", byte[].class, value);
    }

    static <T> Column<T> uuid(String name, Function<T, UUID> value) {
        return new Column<>(name, "uuid", UUID.class, value);
    }

    static <T> Column<T> truth(String name, Function<T, Boolean> value) {
        return new Column<>(name, "boolean", Boolean.class, value);
    }

    static <T> Column<T> date(String name, Function<T, LocalDate> value) {
        return new Column<>(name, "date", Date.class, row -> {
            LocalDate day = value.apply(row);
            return day == null ? null : Date.valueOf(day);
        });
    }

    static <T> Column<T> time(String name, Function<T, Instant> value) {
        return new Column<>(
                name, "timestamp with time zone", OffsetDateTime.class, row -> Database.stored(value.apply(row)));
    }

    /** How SQL calls the argument. */
    String parameter() {
        return "cast(? as " + type + (same ? ")" : " array)");
    }

    /** The argument. */
    Object of(Collection<T> rows) {
        return same ? value.apply(null) : array(rows);
    }

    private Values array(Collection<T> rows) {
        Object[] values = (Object[]) Array.newInstance(element, rows.size());
        int i = 0;
        for (T row : rows) {
            values[i++] = value.apply(row);
        }
        return new Values(type, values);
    }

    /** An array as the argument of a statement. */
    record Values(String type, Object[] values) {

        Values {
            Objects.requireNonNull(type);
            Objects.requireNonNull(values);
        }
    }
}
