package org.partnerhub.vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The table {@code vault_export}: by its number a copy of the database shows which exports are younger. */
final class ExportCount {

    private final JdbcClient database;
    private final TransactionOperations transaction;

    ExportCount(JdbcClient database, TransactionOperations transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    long last() {
        return database.sql("select number from vault_export").query(Long.class).single();
    }

    /** Committed on return: whoever copies the database from now on has what an export of this number has, or later. */
    long next() {
        return transaction.execute(status -> {
            database.sql("update vault_export set number = number + 1").update();
            return last();
        });
    }

    void set(long number) {
        database.sql("update vault_export set number = ?").param(number).update();
    }
}
