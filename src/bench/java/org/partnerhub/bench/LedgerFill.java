package org.partnerhub.bench;

import org.springframework.jdbc.core.JdbcTemplate;

/** Makes a ledger on PostgreSQL large: copies of its own rows, of orders and events that nobody will ask for. */
final class LedgerFill {

    static final int ROWS_OF_AN_ORDER = 3;

    private LedgerFill() {}

    static long rows(JdbcTemplate database) {
        return database.queryForObject(
                "select (select count(*) from customer_order) + (select count(*) from disclosure)", Long.class);
    }

    /** Leaves the ledger with no order. Nothing may be on its way. */
    static void empty(JdbcTemplate database) {
        database.execute("truncate table customer_order, disclosure, waiting, announcement");
    }

    static void add(JdbcTemplate database, long rows) {
        long orders = rows / ROWS_OF_AN_ORDER;
        database.update(
                "insert into customer_order select -n, gen_random_uuid(), gen_random_uuid(), epoch, content_key,"
                        + " reference_key, reference, revision, stage, placed_at, created_at, changed_at"
                        + " from (select * from customer_order limit 1) o, generate_series(1, ?) n",
                orders);
        database.update(
                "insert into disclosure (id, order_id, event_key, event_id, partner, document, contract_version, fields,"
                        + " state, attempts, reached, created_at, changed_at)"
                        + " select -2 * n - d.k, -n, (random() * 9e18)::bigint, 'evt-' || n, partner, document,"
                        + " contract_version, fields, 'sent', 1, 1, created_at, changed_at"
                        + " from (select *, row_number() over () - 1 as k from disclosure"
                        + " where order_id = (select order_id from disclosure limit 1)) d, generate_series(1, ?) n",
                orders);
        database.execute("analyze");
    }
}
