package org.partnerhub.ledger;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Tells the pool which of H2's faults end a connection. By their SQL states the pool does not know, and would hand out dead
 * connections for as long as they are asked for often: a database that closes itself, for want of disk space, would seem
 * to stay closed.
 */
public final class DeadConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.OBJECT_CLOSED -> Override.MUST_EVICT;
            default -> Override.CONTINUE_EVICT;
        };
    }
}
