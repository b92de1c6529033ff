package org.partnerhub.ledger;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The database as the ledger uses it: transactions, batches, arrays as arguments, and faults that hold no values. */
final class Database {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate joining;
    private final TransactionTemplate own;

    Database(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.joining = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** In the caller's transaction, if there is one. */
    <T> T inTransaction(Supplier<T> work) {
        return scrubbed(() -> joining.execute(status -> work.get()));
    }

    /** In a transaction that is committed on return, whatever the caller has open; so is {@link #commit}. */
    <T> T inOwnTransaction(Supplier<T> work) {
        return scrubbed(() -> own.execute(status -> work.get()));
    }

    void commit(Runnable work) {
        inOwnTransaction(() -> {
            work.run();
            return null;
        });
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
        return scrubbed(() -> jdbc.query(sql, statement -> bind(statement, arguments), mapper));
    }

    int update(String sql, Object... arguments) {
        return scrubbed(() -> jdbc.update(sql, statement -> bind(statement, arguments)));
    }

    /** A statement that takes no arguments, such as one that changes the schema. */
    void execute(String sql) {
        scrubbed(() -> {
            jdbc.execute(sql);
            return null;
        });
    }

    /** One statement for all rows; nothing at all when there are none. */
    <T> void batch(String sql, Collection<T> rows, Function<T, Object[]> arguments) {
        if (!rows.isEmpty()) {
            scrubbed(() ->
                    jdbc.batchUpdate(sql, rows, BATCH, (statement, row) -> bind(statement, arguments.apply(row))));
        }
    }

    /** Inserts all rows by one statement, an array for each column; nothing at all when there are no rows. */
    <T> void insert(String table, List<Column<T>> columns, Collection<T> rows) {
        insert(table, columns, rows, "");
    }

    /** Inserts the rows for which the condition holds; it knows them by the name {@code inserted}. */
    <T> void insertWhere(String table, List<Column<T>> columns, Collection<T> rows, String condition) {
        insert(table, columns, rows, " (" + names(arrays(columns)) + ") where " + condition);
    }

    private <T> void insert(String table, List<Column<T>> columns, Collection<T> rows, String rest) {
        if (!rows.isEmpty()) {
            List<Column<T>> same = columns.stream().filter(Column::same).toList();
            List<Column<T>> arrays = arrays(columns);
            update(
                    "insert into " + table + " (" + names(same) + (same.isEmpty() ? "" : ", ") + names(arrays)
                            + ") select " + parameters(same) + (same.isEmpty() ? "" : ", ") + "inserted.* from unnest("
                            + parameters(arrays) + ") as inserted" + rest,
                    Stream.concat(same.stream(), arrays.stream())
                            .map(column -> column.of(rows))
                            .toArray());
        }
    }

    private static <T> List<Column<T>> arrays(List<Column<T>> columns) {
        return columns.stream().filter(column -> !column.same()).toList();
    }

    private static <T> String parameters(List<Column<T>> columns) {
        return columns.stream().map(Column::parameter).collect(joining(", "));
    }

    private static <T> String names(List<Column<T>> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    static Object[] row(Object... values) {
        return values;
    }

    static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Both databases keep microseconds; rounding up would make a time lie in the future. */
    static OffsetDateTime stored(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        if (argument == null) {
            statement.setNull(index, Types.NULL);
        } else if (argument instanceof Instant instant) {
            statement.setObject(index, stored(instant));
        } else if (argument instanceof Column.Values column) {
            statement.setArray(index, statement.getConnection().createArrayOf(column.type(), column.values()));
        } else if (argument instanceof Long[] ids) {
            statement.setArray(index, statement.getConnection().createArrayOf("bigint", ids));
        } else if (argument instanceof String[] texts) {
            statement.setArray(index, statement.getConnection().createArrayOf("varchar", texts));
        } else if (argument instanceof UUID[] hashes) {
            statement.setArray(index, statement.getConnection().createArrayOf("uuid", hashes));
        } else {
            statement.setObject(index, argument);
        }
    }

    private static <T> T scrubbed(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException fault) {
            throw LedgerException.of(fault);
        }
    }
}
