package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted stays deleted, whichever copies are put back; on each of the databases. */
abstract class RestorationScenarios {

    private final DataSource database;
    private final MemoryKeyRing ring = new MemoryKeyRing();
    private TestEpochs hub;

    RestorationScenarios(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void startWithNothing(@TempDir Path folder) {
        hub = new TestEpochs(database, ring, folder);
    }

    @Test
    void opensNothingOfACopyThatIsOlderThanTheRing() {
        long kept = hub.anOrder();
        long deleted = hub.anOrder();
        hub.backUp();
        hub.shred(deleted);
        hub.turnCompletely(Tier.STANDARD);
        assertThat(hub.opens(kept)).isTrue();

        hub.putBack();

        assertThat(hub.opensContent(deleted, hub.keys(deleted))).isFalse();
        assertThat(hub.opensReference(deleted, hub.keys(deleted))).isFalse();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(hub::start)
                .withMessageContaining("the database is older than the vault export")
                .withMessageContaining("docs/how-to/restore.md");
    }

    @Test
    void needsTheExportForACopyThatIsOlderThanTheRing() throws IOException {
        hub.anOrder();
        hub.backUp();
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        Files.delete(hub.export.file());

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(hub::start)
                .withMessageContaining("lacks the key of epoch 1")
                .withMessageContaining("docs/how-to/restore.md");
    }

    @Test
    void startsNoCopyThatIsOlderThanTheExportThoughTheRingHasItsKeys() {
        hub.turns.turn(Tier.STANDARD);
        hub.backUp();
        hub.untilDestroyed();
        hub.putBack();
        hub.hub.jdbc.update("delete from vault_epoch where id = 1");

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(hub::start)
                .withMessageContaining("the database is older than the vault export");
    }

    @Test
    void restoresWhatSurvivedAndNothingThatWasDeleted() {
        long kept = hub.anOrder();
        long minors = hub.anOrder(Tier.MINOR);
        long shredded = hub.anOrder();
        long erased = hub.anOrder();
        WrappedKeys before = hub.keys(shredded);
        hub.backUp();
        hub.shred(shredded);
        hub.erase(erased);
        hub.turnCompletely(Tier.STANDARD);
        hub.turnCompletely(Tier.MINOR);
        hub.anOrder();
        hub.turnCompletely(Tier.STANDARD);
        WrappedKeys newest = hub.keys(kept);
        hub.putBack();

        Restoration.Result result = hub.restoration.restore();
        hub.start();

        assertThat(result.taken()).isTrue();
        assertThat(result.lost()).isEqualTo(1);
        assertThat(hub.keys(kept)).usingRecursiveComparison().isEqualTo(newest);
        assertThat(hub.opens(kept) && hub.opens(minors)).isTrue();
        assertThat(hub.keys(shredded).content()).isNull();
        assertThat(hub.opensReference(shredded, hub.keys(shredded))).isTrue();
        assertThat(hub.opensContent(shredded, before)).isFalse();
        assertThat(hub.keys(erased))
                .extracting(WrappedKeys::content, WrappedKeys::reference)
                .containsOnlyNulls();
        assertThat(hub.opens(hub.anOrder())).isTrue();
    }

    @Test
    void knowsOfAnOrderThatBecameAMinorsAfterTheBackupWhatMayHaveWrappedItBefore() {
        long order = hub.anOrder();
        long other = hub.anOrder();
        hub.backUp();
        hub.turns.turn(Tier.STANDARD);
        hub.turns.rewrap();
        hub.transaction.executeWithoutResult(status -> hub.becomesAMinors(order));
        hub.turnCompletely(Tier.MINOR);
        long moved = hub.epochOf(order);
        hub.putBack();

        hub.restoration.restore();
        hub.start();

        assertThat(hub.epochOf(order)).isEqualTo(moved);
        assertThat(hub.formerEpochOf(order)).isEqualTo(3);
        assertThat(hub.formerEpochOf(other)).isNull();
        assertThat(hub.opens(order) && hub.opens(other)).isTrue();
    }

    @Test
    void restoresMoreThanOneBatch() {
        List<Long> orders = hub.transaction.execute(status -> IntStream.range(0, 2_100)
                .mapToObj(i -> hub.recordOrder(Tier.STANDARD))
                .toList());
        hub.backUp();
        List<Long> erased = IntStream.range(0, 2_100)
                .filter(i -> i % 7 == 0)
                .mapToObj(orders::get)
                .toList();
        erased.forEach(hub::erase);
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();

        assertThat(hub.restoration.restore().lost()).isEqualTo(erased.size());
        hub.start();

        assertThat(orders).allMatch(order -> hub.opens(order) != erased.contains(order));
    }

    @Test
    void bringsNothingBackThatIsShreddedInTheCopy() {
        long order = hub.anOrder();
        hub.backUp();
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        hub.shred(order);

        hub.restoration.restore();
        hub.start();

        assertThat(hub.keys(order).content()).isNull();
        assertThat(hub.opensReference(order, hub.keys(order))).isTrue();
    }

    @Test
    void doesNothingMoreASecondTime() {
        long kept = hub.anOrder();
        hub.backUp();
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        hub.restoration.restore();

        Restoration.Result again = hub.restoration.restore();

        assertThat(again.taken()).isFalse();
        assertThat(again.lost()).isZero();
        hub.start();
        assertThat(hub.opens(kept)).isTrue();
    }

    @Test
    void takesNothingFromAnExportThatIsOlderThanTheCopy() {
        hub.turnCompletely(Tier.STANDARD);
        long later = hub.anOrder();
        hub.backUp();
        hub.turns.turn(Tier.STANDARD);
        hub.turns.turn(Tier.MINOR);
        hub.putBack();

        Restoration.Result result = hub.restoration.restore();
        hub.start();

        assertThat(result.taken()).isFalse();
        assertThat(hub.opens(later)).as("it is in no export").isTrue();
        assertThat(hub.states())
                .as("what later turns have brought into the ring was lost with the database")
                .contains("4 standard ending", "5 standard ending");
        hub.untilDestroyed();
        assertThat(ring.read().epochs()).containsOnlyKeys(2L, 3L);
        hub.turnCompletely(Tier.STANDARD);
        assertThat(hub.opens(later)).isTrue();
    }

    @Test
    void refusesToStartADatabaseThatIsOlderThanTheRingByATurn() {
        hub.backUp();
        hub.turns.turn(Tier.STANDARD);
        hub.turns.turn(Tier.MINOR);
        hub.putBack();

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(hub::start)
                .withMessageContaining("the database is older than the key ring")
                .withMessageContaining("docs/how-to/restore.md");
    }

    @Test
    void needsNoExportWhereNoneWasEverWritten() {
        long kept = hub.anOrder();
        hub.backUp();
        hub.turns.turn(Tier.STANDARD);
        hub.turns.turn(Tier.MINOR);
        hub.putBack();

        assertThat(hub.restoration.restore().export()).isEmpty();
        hub.start();
        assertThat(hub.opens(kept)).isTrue();
        hub.turnCompletely(Tier.STANDARD);
        assertThat(hub.opens(kept)).isTrue();
    }

    @Test
    void refusesToDoWithoutAnExportThatTheDatabaseHasCounted() throws IOException {
        hub.turnCompletely(Tier.STANDARD);
        Files.delete(hub.export.file());
        assertThatExceptionOfType(VaultExportException.class)
                .isThrownBy(hub.restoration::restore)
                .withMessageContaining("is missing");
    }

    @Test
    void leavesOutWhatTheShopMayHaveBeenToldMeanwhile() {
        long before = hub.hub.ids.next();
        hub.hub.ids.leap();
        assertThat(hub.hub.ids.next()).isGreaterThan(before + 999_999_999_999L);
        assertThat(hub.hub.another().ids.next()).isGreaterThan(before + 999_999_999_999L);
    }

    @Test
    void removesAResultWhoseOwnKeyWentWithIt() {
        pending(1);
        pending(2);
        hub.hub.jdbc.update(
                "insert into payment_pending (event_id, partner, kind, received_at, order_id, sealed)"
                        + " values (3, 'paywave', 'captured', now(), 5, ?)",
                new byte[1]);
        hub.backUp();
        hub.hub.jdbc.update("delete from payment_pending where event_id = 1");
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();

        assertThat(hub.restoration.restore().lost()).isEqualTo(1);

        assertThat(hub.hub.jdbc.queryForList("select event_id from payment_pending order by 1", Long.class))
                .containsExactly(2L, 3L);
        assertThat(hub.hub.jdbc.queryForObject("select epoch from payment_pending where event_id = 2", Long.class))
                .isEqualTo(3);
    }

    @Test
    void refusesAnExportThatWasAlteredAnywhere() throws IOException {
        long kept = hub.anOrder();
        hub.backUp();
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        byte[] good = Files.readAllBytes(hub.export.file());
        for (int at = 0; at < good.length; at += 11) {
            byte[] altered = good.clone();
            altered[at] ^= 1;
            refuses(altered, "was altered or cut");
        }
        refuses(new byte[0], "was altered or cut");
        refuses(Arrays.copyOf(good, good.length - 1), "was altered or cut");
        Files.write(hub.export.file(), good);
        hub.restoration.restore();
        hub.start();
        assertThat(hub.opens(kept)).isTrue();
    }

    @Test
    void refusesAnExportThatIsNotTheNewest() throws IOException {
        hub.anOrder();
        hub.backUp();
        hub.turnCompletely(Tier.STANDARD);
        byte[] outdated = Files.readAllBytes(hub.export.file());
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        Files.write(hub.export.file(), outdated);

        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(hub.restoration::restore)
                .withMessageContaining("lacks the key of epoch 3");
        assertThat(hub.states()).as("as it was").containsExactly("1 standard current", "2 minor current");
    }

    @Test
    void refusesTheExportOfAnotherRing() {
        hub.turnCompletely(Tier.STANDARD);
        ring.replace(new RingKeys(ring.read().epochs(), WipeableKey.random(new SecureRandom())));
        assertThatExceptionOfType(VaultExportException.class)
                .isThrownBy(hub.restoration::restore)
                .withMessageContaining("is of another key ring");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes")
    void keepsTheExportForItsOwner() throws IOException {
        hub.turnCompletely(Tier.STANDARD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.export.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void destroysNothingWhenTheExportCannotBeWritten() throws IOException {
        long kept = hub.anOrder();
        Files.createDirectories(hub.export.file().resolve("in the way"));
        hub.turns.turn(Tier.STANDARD);
        assertThatExceptionOfType(VaultExportException.class).isThrownBy(hub::untilDestroyed);
        assertThatExceptionOfType(VaultExportException.class)
                .isThrownBy(hub::untilDestroyed)
                .withMessageContaining("cannot be written");
        assertThat(ring.read().epochs()).containsKey(1L);

        Files.delete(hub.export.file().resolve("in the way"));
        Files.delete(hub.export.file());
        hub.turns.destroy();
        assertThat(ring.read().epochs()).doesNotContainKey(1L);
        assertThat(hub.opens(kept)).isTrue();
    }

    @Test
    void leavesALaterExportOfAnotherMachineAlone() throws IOException {
        hub.turnCompletely(Tier.STANDARD);
        hub.hub.jdbc.update("update vault_export set number = 7");
        hub.export.write(new ExportSeal(ring.read().pseudonym()));
        byte[] later = Files.readAllBytes(hub.export.file());
        hub.hub.jdbc.update("update vault_export set number = 5");

        assertThatExceptionOfType(VaultExportException.class)
                .isThrownBy(() -> hub.export.write(new ExportSeal(ring.read().pseudonym())))
                .havingCause()
                .withMessage("a later export is there");
        assertThat(hub.export.file()).hasBinaryContent(later);
    }

    private void refuses(byte[] export, String problem) throws IOException {
        Files.write(hub.export.file(), export);
        assertThatExceptionOfType(VaultExportException.class)
                .isThrownBy(hub.restoration::restore)
                .withMessageContaining(problem);
        assertThat(hub.states()).as("nothing was done").hasSize(2);
    }

    private void pending(long event) {
        hub.transaction.executeWithoutResult(status -> {
            try (KeySession keys = hub.vault.open()) {
                WrappedKeys own = keys.create(event);
                hub.hub.jdbc.update(
                        "insert into payment_pending (event_id, partner, kind, received_at, order_hash, epoch,"
                                + " reference_key, sealed) values (?, 'paywave', 'captured', now(), ?, ?, ?, ?)",
                        event,
                        new UUID(0, event),
                        own.epoch(),
                        own.reference(),
                        new byte[1]);
            }
        });
    }
}
