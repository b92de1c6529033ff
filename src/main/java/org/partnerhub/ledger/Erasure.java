package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One order that a request is of.
 *
 * @param requestId the shop's id of the request, or one of the hub's own
 * @param randomId what stands for the order wherever it is told of
 */
public record Erasure(long id, long request, String requestId, long order, UUID randomId, boolean urgent) {

    static final String COLUMNS = "e.id, e.request_id as request, r.request_id, e.order_id, e.random_id, e.urgent";

    static Erasure read(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getLong("id"),
                row.getLong("request"),
                row.getString("request_id"),
                row.getLong("order_id"),
                row.getObject("random_id", UUID.class),
                row.getBoolean("urgent"));
    }
}
