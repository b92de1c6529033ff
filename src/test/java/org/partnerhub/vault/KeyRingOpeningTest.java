package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.partnerhub.vault.KeyKind.CONTENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the start makes of a key ring and a database, each of which may be there, missing, or wrong. */
@ExtendWith(OutputCaptureExtension.class)
class KeyRingOpeningTest {

    private static final Binding BINDING = new Binding("nordpost", 41, 7);
    private static final byte[] PLAIN = "Bath".getBytes(UTF_8);

    private Path folder;
    private Path file;
    private DataSource database;

    @BeforeEach
    void hasNothingAtAll(@TempDir Path installation) {
        folder = installation;
        file = folder.resolve("data/key-ring.p12");
        database = database("hub");
    }

    @Test
    void createsTheRingOfAnEmptyInstallationAndSaysSo(CapturedOutput output) {
        open("password");

        assertThat(file).isRegularFile();
        assertThat(epochs()).extracting(Epoch::toString).containsExactly("Epoch[1, standard, CURRENT]");
        assertThat(output)
                .containsOnlyOnce("Created the key ring " + file + " for an empty database.")
                .contains("apart from every backup of the database");
    }

    @Test
    void datesTheFirstEpoch() {
        open("password");
        assertThat(JdbcClient.create(database)
                        .sql("select created_at from vault_epoch")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(VaultFixture.CLOCK.instant());
    }

    @Test
    void opensAtTheNextStartWhatWasSealedBefore(CapturedOutput output) {
        Sealed sealed = seal();
        assertThat(sealed.openedBy(vault("password"))).isEqualTo(PLAIN);
        assertThat(output).containsOnlyOnce("Created the key ring").doesNotContain("Adopted");
    }

    @Test
    void keepsPseudonymsFromStartToStart() {
        var order = vault("password").pseudonyms().order("SO-1");
        assertThat(vault("password").pseudonyms().order("SO-1")).isEqualTo(order);
    }

    @Test
    void adoptsTheRingThatACrashLeft(CapturedOutput output) throws IOException {
        RingKeys left = RingKeys.first(new SecureRandom());
        ring("password").create(left);
        byte[] before = Files.readAllBytes(file);

        assertThat(open("password").pseudonym().material())
                .isEqualTo(left.pseudonym().material());
        assertThat(epochs()).hasSize(1);
        assertThat(file).hasBinaryContent(before);
        assertThat(output).contains("Adopted the key ring " + file).doesNotContain("Created the key ring");
    }

    @Test
    void writesNoEpochWhenTheRingCannotBeWritten() {
        KeyRing ring = new Disturbed(ring("password"), keys -> {
            throw new KeyRingException("the disk is full", "make room");
        });
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> VaultFixture.opening(database, ring).open());
        assertThat(epochs()).isEmpty();
    }

    @Test
    void createsNoRingWhereItCannotTellWhetherThereIsOne() throws IOException {
        file = folder.resolve("ring/key-ring.p12");
        Files.writeString(folder.resolve("ring"), "a file where the folder should be");
        // newer Java runtimes know that nothing can be there, and find out when they write
        refuses("password", "cannot be ");
        assertThat(epochs()).isEmpty();
    }

    @Test
    void adoptsAtTheNextStartTheRingOfADatabaseThatFailed() {
        KeyRing ring = ring("password");
        KeyRing beforeTheFault = new Disturbed(ring, keys -> {
            ring.create(keys);
            throw new DataAccessResourceFailureException("the database went away");
        });
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> VaultFixture.opening(database, beforeTheFault).open());
        assertThat(epochs()).isEmpty();
        assertThat(file).isRegularFile();

        open("password");
        assertThat(epochs()).hasSize(1);
    }

    @Test
    void refusesToAdoptARingThatItsPasswordDoesNotOpen() {
        ring("password").create(RingKeys.first(new SecureRandom()));
        refuses("another", "the password does not open");
        assertThat(epochs()).isEmpty();
    }

    @Test
    void refusesToAdoptARingThatHasBeenInUse() {
        WipeableKey second = WipeableKey.random(new SecureRandom());
        ring("password").create(new RingKeys(Map.of(2L, second), second));
        refuses("password", "the database is empty, and the key ring " + file + " has been in use");
        assertThat(epochs()).isEmpty();
    }

    @Test
    void refusesToStartWithoutTheRing() throws IOException {
        open("password");
        Files.delete(file);
        refuses("password", "is missing, and the database needs it");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAnotherPassword() {
        open("password");
        refuses("another", "the password does not open");
    }

    @Test
    void refusesADamagedRing() throws IOException {
        open("password");
        Files.writeString(file, "damaged");
        refuses("password", "is damaged");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesARingThatOthersCanRead() throws IOException {
        open("password");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        refuses("password", "is open to other users of this machine");
    }

    @Test
    void refusesTheRingOfAnotherInstallationWithTheSamePassword() throws IOException {
        open("password");
        Files.delete(file);
        ring("password").create(RingKeys.first(new SecureRandom()));
        refuses("password", "is not the one of this database: epoch 1 has another key");
    }

    @Test
    void refusesARingWhosePseudonymKeyAloneIsAnothers() throws IOException {
        RingKeys keys = open("password");
        Files.delete(file);
        ring("password").create(new RingKeys(keys.epochs(), WipeableKey.random(new SecureRandom())));
        refuses("password", "is not the one of this database");
    }

    @Test
    void refusesARingThatLacksAnEpochInUse() {
        open("password");
        retiring(2);
        refuses("password", "lacks the key of epoch 2");
    }

    @Test
    void needsNoKeyOfADestroyedEpoch() {
        open("password");
        retiring(2);
        JdbcClient.create(database)
                .sql("update vault_epoch set state = 'destroyed', ending_at = created_at, destroyed_at = created_at"
                        + " where id = 2")
                .update();
        assertThat(open("password").epochs()).containsOnlyKeys(1L);
    }

    @Test
    void refusesAnEpochThatWasMovedToAnotherTier() {
        open("password");
        JdbcClient.create(database).sql("update vault_epoch set tier = 'minor'").update();
        refuses("password", "is not the one of this database");
    }

    @Test
    void opensTheDatabaseOfItsOwnRingOnly() {
        Sealed sealed = seal();
        database = database("other");
        file = folder.resolve("other/key-ring.p12");
        Vault other = vault("password");
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> sealed.openedBy(other));
    }

    private DataSource database(String name) {
        return VaultFixture.migrated(VaultFixture.h2("file:" + folder.resolve("data/" + name) + ";WRITE_DELAY=0"));
    }

    private KeyRing ring(String password) {
        return new KeyRingFile(file, password::toCharArray);
    }

    private RingKeys open(String password) {
        return VaultFixture.opening(database, ring(password)).open();
    }

    private Vault vault(String password) {
        return VaultFixture.vault(database, ring(password));
    }

    private List<Epoch> epochs() {
        return VaultFixture.table(database).all();
    }

    /** Refuses with a reason that names the file, and leaves ring and database as they are. */
    private void refuses(String password, String reason) {
        byte[] ring = bytes(file);
        String epochs = epochs().toString();
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> open(password))
                .withMessageContaining(reason)
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.remedy()).isNotBlank());
        assertThat(bytes(file)).isEqualTo(ring);
        assertThat(epochs()).hasToString(epochs);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void retiring(long id) {
        JdbcClient.create(database)
                .sql("insert into vault_epoch (id, tier, state, key_check, created_at, retiring_at)"
                        + " select ?, tier, 'retiring', key_check, created_at, created_at from vault_epoch")
                .param(id)
                .update();
    }

    private Sealed seal() {
        try (KeySession session = vault("password").open()) {
            return new Sealed(session.create(41), session.seal(CONTENT, BINDING, PLAIN));
        }
    }

    private record Sealed(WrappedKeys keys, byte[] bytes) {

        byte[] openedBy(Vault vault) {
            try (KeySession session = vault.open()) {
                session.load(41, keys);
                return session.open(CONTENT, BINDING, bytes);
            }
        }
    }

    /** A ring that cannot be created as it should be. */
    private record Disturbed(KeyRing ring, Consumer<RingKeys> creation) implements KeyRing {

        @Override
        public boolean exists() {
            return ring.exists();
        }

        @Override
        public RingKeys read() {
            return ring.read();
        }

        @Override
        public void create(RingKeys keys) {
            creation.accept(keys);
        }

        @Override
        public void change(UnaryOperator<RingKeys> change) {
            ring.change(change);
        }

        @Override
        public String place() {
            return ring.place();
        }
    }
}
