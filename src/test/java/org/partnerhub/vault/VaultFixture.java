package org.partnerhub.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.partnerhub.ledger.KnownOrder;
import org.partnerhub.ledger.TestLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Vaults for tests, of this package and of others. */
public final class VaultFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:15:30Z"), ZoneOffset.UTC);

    private VaultFixture() {}

    /** A vault of its own, with nothing on disk. */
    public static Vault aVault() {
        return aVault(new SecureRandom());
    }

    static Vault aVault(SecureRandom random) {
        DataSource database = migrated(memory());
        return new Vault(new Epochs(table(database), opening(database, new MemoryKeyRing())), random);
    }

    /** A vault with a new key ring in memory, on a database that has the table {@code vault_epoch}, empty. */
    public static Vault on(DataSource database) {
        KeyRing ring = new MemoryKeyRing();
        opening(database, ring).open();
        new EpochTurn(ring, table(database), transaction(database), new SecureRandom()).beginTiers();
        return vault(database, ring);
    }

    /** Moves the keys of an order that is on record to the minors' tier, as intake does; in the caller's transaction. */
    public static void becomesAMinors(TestLedger hub, Vault vault, UUID hash) {
        KnownOrder order = hub.ledger.orders(List.of(hash)).get(hash);
        try (KeySession keys = vault.open()) {
            keys.load(order.id(), order.keys());
            keys.move(order.id(), Tier.MINOR).ifPresent(anew -> hub.ledger.move(Map.of(order.id(), anew)));
        }
    }

    static Vault vault(DataSource database, KeyRing ring) {
        return new Vault(new Epochs(table(database), opening(database, ring)), new SecureRandom());
    }

    static KeyRingOpening opening(DataSource database, KeyRing ring) {
        return new KeyRingOpening(ring, table(database), transaction(database), new SecureRandom());
    }

    static TransactionTemplate transaction(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    static EpochTable table(DataSource database) {
        return new EpochTable(JdbcClient.create(database), CLOCK);
    }

    static DataSource memory() {
        return h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static DataSource h2(String rest) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + rest);
        return database;
    }

    /** Applies the vault's own migration, and none that comes later. */
    static DataSource migrated(DataSource database) {
        Flyway.configure().dataSource(database).target("1").load().migrate();
        return database;
    }
}
