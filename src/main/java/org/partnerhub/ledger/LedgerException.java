package org.partnerhub.ledger;

import java.sql.SQLException;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * The database failed. Carries the SQL state and nothing else: a driver's message holds the values, so the cause is not
 * attached.
 */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    LedgerException(String message, String sqlState) {
        super(message + " (SQL state " + sqlState + ")");
        this.sqlState = sqlState;
    }

    /** Of a fault that trying again does not mend, or else a {@link LedgerUnavailableException}. */
    static LedgerException of(NestedRuntimeException fault) {
        String sqlState = sqlStateOf(fault);
        return isFinal(fault)
                ? new LedgerException("the ledger refused a statement", sqlState)
                : new LedgerUnavailableException(sqlState);
    }

    /** Five characters of the SQL standard, or {@code none}. */
    public String sqlState() {
        return sqlState;
    }

    // A duplicate key is another's insert that came first: on the next attempt its row is there to be found. What the
    // driver cannot classify (H2: disk full, database closing) is taken for passing, so that nothing is given up for
    // it.
    private static boolean isFinal(NestedRuntimeException fault) {
        return fault instanceof InvalidDataAccessApiUsageException
                || fault instanceof InvalidDataAccessResourceUsageException
                || (fault instanceof DataIntegrityViolationException && !(fault instanceof DuplicateKeyException));
    }

    private static String sqlStateOf(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }
}
