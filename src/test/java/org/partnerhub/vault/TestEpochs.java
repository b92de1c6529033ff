package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.partnerhub.ledger.NewOrder;
import org.partnerhub.ledger.OrderProgress;
import org.partnerhub.ledger.Stage;
import org.partnerhub.ledger.TestLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The epochs of a ledger of the test's, as one machine keeps them, and orders whose keys they wrap. */
final class TestEpochs {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** What a test has sealed of an order, both in one: the hub keeps it in a bundle and in the ledger. */
    record Sealed(byte[] content, byte[] reference) {}

    final DataSource database;
    final KeyRing ring;
    final Path folder;
    final TestLedger hub;
    final TransactionTemplate transaction;
    final EpochTable table;
    final Map<Long, Sealed> sealed = new TreeMap<>();

    Vault vault;
    EpochTurns turns;
    VaultExport export;
    Restoration restoration;

    TestEpochs(DataSource database, KeyRing ring, Path folder) {
        this(database, ring, folder, true);
    }

    private TestEpochs(DataSource database, KeyRing ring, Path folder, boolean empty) {
        this.ring = ring;
        this.folder = folder;
        this.hub = new TestLedger(database);
        // transactions belong to the ledger's view of the database
        this.database = hub.jdbc.getDataSource();
        this.transaction = VaultFixture.transaction(this.database);
        this.table = new EpochTable(JdbcClient.create(this.database), hub.clock);
        if (empty) {
            hub.empty();
            hub.jdbc.update("delete from vault_epoch");
            hub.jdbc.update("update vault_export set number = 0");
        }
        start();
    }

    /** Another machine of the same hub. */
    TestEpochs another() {
        return new TestEpochs(database, ring, folder, false);
    }

    /** What a test has sealed here, on a database that was put in place of this one. */
    TestEpochs on(DataSource other) {
        TestEpochs moved = new TestEpochs(other, ring, folder, false);
        moved.sealed.putAll(sealed);
        return moved;
    }

    /** A new process on the same database and ring; what was held in memory is gone. */
    void start() {
        VaultConfiguration beans = new VaultConfiguration();
        SecureRandom random = new SecureRandom();
        KeyRingOpening opening = new KeyRingOpening(ring, table, transaction, random);
        EpochTurn turn = new EpochTurn(ring, table, transaction, random);
        VaultProperties properties =
                new VaultProperties(folder.resolve("unused"), "key-ring", folder.resolve("vault-export"), DAY, LONGEST);
        ExportCount count = new ExportCount(JdbcClient.create(database), transaction);
        export = new VaultExport(properties.export(), count, table, hub.wrappedRows, hub.clock);
        Epochs epochs = beans.knownEpochs(table, opening, turn, export);
        Rewrapping rewrapping = new Rewrapping(epochs, hub.wrappedRows, transaction, random);
        Destruction destruction = beans.destruction(table, rewrapping, export, ring, properties, hub.clock);
        vault = beans.vault(epochs);
        turns = beans.epochs(table, epochs, turn, rewrapping, destruction, properties, hub.clock);
        restoration = new Restoration(properties.export(), count, table, opening, hub.wrappedRows, transaction);
    }

    long anOrder() {
        return anOrder(Tier.STANDARD);
    }

    long anOrder(Tier tier) {
        return transaction.execute(status -> recordOrder(tier));
    }

    /** In the caller's transaction. */
    long recordOrder(Tier tier) {
        long id = hub.ids.next();
        try (KeySession keys = vault.open()) {
            WrappedKeys wrapped = keys.create(id, tier);
            sealed.put(
                    id,
                    new Sealed(
                            keys.seal(KeyKind.CONTENT, binding(id), text(id)),
                            keys.seal(KeyKind.REFERENCE, Binding.ofOrder(id), text(id))));
            hub.record(
                    List.of(new NewOrder(
                            id,
                            new UUID(0, id),
                            Optional.empty(),
                            wrapped,
                            sealed.get(id).reference(),
                            new OrderProgress(1, Stage.OPEN),
                            hub.clock.instant())),
                    List.of());
        }
        return id;
    }

    /** In the caller's transaction. */
    void becomesAMinors(long order) {
        VaultFixture.becomesAMinors(hub, vault, new UUID(0, order));
    }

    /** The epoch of another tier that may have wrapped the order's keys before. */
    Long formerEpochOf(long order) {
        return hub.jdbc.queryForObject("select former_epoch from customer_order where id = ?", Long.class, order);
    }

    /** What a deletion does at first. */
    void shred(long order) {
        hub.shred(order);
    }

    /** What it does when the last partner has answered. */
    void erase(long order) {
        hub.jdbc.update("update customer_order set content_key = null, reference_key = null where id = ?", order);
    }

    /** The order's keys as the database has them now. */
    WrappedKeys keys(long order) {
        return hub.payments.keys(order).orElseThrow();
    }

    long epochOf(long order) {
        return keys(order).epoch();
    }

    boolean opens(long order) {
        return opensContent(order, keys(order)) && opensReference(order, keys(order));
    }

    boolean opensContent(long order, WrappedKeys keys) {
        return opens(KeyKind.CONTENT, binding(order), keys, sealed.get(order).content());
    }

    boolean opensReference(long order, WrappedKeys keys) {
        return opens(
                KeyKind.REFERENCE,
                Binding.ofOrder(order),
                keys,
                sealed.get(order).reference());
    }

    /** The steps of the route, as often as it takes to destroy what has retired. */
    void untilDestroyed() {
        for (int i = 0; i < 3; i++) {
            turns.rewrap();
            turns.end();
            turns.destroy();
            hub.clock.forward(LONGEST);
        }
    }

    /** Turns the tier, and goes on until the former epoch is destroyed. */
    void turnCompletely(Tier tier) {
        turns.turn(tier);
        untilDestroyed();
    }

    List<String> states() {
        List<String> states = new ArrayList<>();
        table.all()
                .forEach(epoch -> states.add(
                        epoch.id() + " " + epoch.tier() + " " + epoch.state().text()));
        return states;
    }

    /** A copy of all that holds wrapped keys, in the same database. */
    void backUp() {
        tables().forEach(name -> {
            hub.jdbc.execute("drop table if exists copy_of_" + name);
            hub.jdbc.execute("create table copy_of_" + name + " as select * from " + name);
        });
    }

    /** Puts the copy in place of what came after it. */
    void putBack() {
        tables().forEach(name -> {
            hub.jdbc.update("delete from " + name);
            hub.jdbc.update("insert into " + name + " select * from copy_of_" + name);
        });
    }

    static Binding binding(long order) {
        return new Binding("nordpost", order, order);
    }

    private boolean opens(KeyKind kind, Binding binding, WrappedKeys keys, byte[] bytes) {
        try (KeySession session = vault.open()) {
            session.load(binding.order(), keys);
            assertThat(session.open(kind, binding, bytes)).isEqualTo(text(binding.order()));
            return true;
        } catch (KeyShreddedException | UnknownEpochException | KeyRingException gone) {
            return false;
        }
    }

    private static List<String> tables() {
        return List.of("customer_order", "payment_pending", "vault_epoch", "vault_export");
    }

    private static byte[] text(long order) {
        return ("order " + order).getBytes(UTF_8);
    }
}
