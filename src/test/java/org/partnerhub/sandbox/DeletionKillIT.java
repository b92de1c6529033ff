package org.partnerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partnerhub.vault.Binding;
import org.partnerhub.vault.KeyKind;
import org.partnerhub.vault.KeySession;
import org.partnerhub.vault.UnknownEpochException;
import org.partnerhub.vault.Vault;
import org.partnerhub.vault.WrappedKeys;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same run, while the hub is killed at moments that nobody chose. */
class DeletionKillIT extends DeletionRunScenarios {

    private static final int KILLS = 5;

    private record Stored(long order, WrappedKeys keys, byte[] reference) {}

    DeletionKillIT() throws IOException {
        super("killed", 210_000, 1_000, 6);
    }

    @Override
    void finish(DeletionRun run) throws Exception {
        run.killHubs(KILLS, 6);
        run.finish("--sandbox.keep");
    }

    @Override
    int perhapsTold(DeletionRun run) {
        return run.hub()
                .bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from disclosure where state = 'suppressed' and reached > 0", Integer.class);
    }

    /** With the ring as it is after the turn, and with all keys of orders that survived it. */
    @Test
    void opensNothingOfACopyThatWasTakenBefore() {
        Map<Long, Stored> now = stored(run().hub().bean(JdbcTemplate.class));
        Map<Long, Stored> then = stored(run().ledgerOfCopy());
        List<Stored> deleted = then.values().stream()
                .filter(order -> !now.containsKey(order.order()))
                .toList();
        List<Stored> survivors = then.values().stream()
                .filter(order -> now.containsKey(order.order()))
                .toList();

        assertThat(deleted).isNotEmpty();
        assertThat(survivors).isNotEmpty();
        try (KeySession keys = run().hub().bean(Vault.class).open()) {
            assertThat(deleted).allSatisfy(order -> {
                keys.load(order.order(), order.keys());
                assertThatExceptionOfType(UnknownEpochException.class)
                        .isThrownBy(() -> open(keys, order))
                        .as("by the key that the copy has");
            });
            assertThat(survivors).allSatisfy(order -> {
                keys.load(order.order(), now.get(order.order()).keys());
                assertThat(open(keys, order))
                        .as("whose reference is needed can be read")
                        .isNotEmpty();
            });
        }
    }

    /** Byte by byte, wherever it stands in database and journal; what could be opened then is found by the keys of then. */
    @Test
    void findsWhatWasDeletedInACopyByTheKeysOfThatTimeAlone() throws Exception {
        SurvivingKeys then = run().keysOfCopy();
        SurvivingKeys now = run().keys();
        Set<String> deleted = new HashSet<>(run().orders().orders());
        deleted.removeAll(run().living());
        Remains openedThen = new Remains(new SealedSearch(then.all()).below(run().copy()));
        Remains openedNow = new Remains(new SealedSearch(now.all()).below(run().copy()));

        assertThat(openedThen.names(references(deleted))).isNotEmpty();
        assertThat(openedNow.names(run().orders().markersOf(deleted))).isEmpty();
        assertThat(openedNow.openedBy(key -> !now.isOfADeletedOrder(key)).names(references(deleted)))
                .isEmpty();
        assertThat(new WrappedKeySearch(then.epochs()).below(run().copy())).containsAll(then.uses());
        assertThat(new WrappedKeySearch(now.epochs()).below(run().copy())).isEmpty();
    }

    private static byte[] open(KeySession keys, Stored order) {
        return keys.open(KeyKind.REFERENCE, Binding.ofOrder(order.order()), order.reference());
    }

    /** The orders of which the reference can be read: when all has settled, a holder has yet to answer, or none was asked. */
    private static Map<Long, Stored> stored(JdbcTemplate ledger) {
        Map<Long, Stored> orders = new HashMap<>();
        ledger.query(
                "select id, epoch, content_key, reference_key, reference from customer_order"
                        + " where reference_key is not null",
                row -> {
                    WrappedKeys keys = new WrappedKeys(
                            row.getLong("epoch"), row.getBytes("content_key"), row.getBytes("reference_key"));
                    orders.put(row.getLong("id"), new Stored(row.getLong("id"), keys, row.getBytes("reference")));
                });
        return orders;
    }
}
