package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingFileTest {

    private static final String PASSWORD = "correct-horse";

    private final RingKeys keys = RingKeys.first(new SecureRandom());
    private Path file;
    private KeyRingFile ring;

    @BeforeEach
    void namesAFileInAFolderThatIsYetToBe(@TempDir Path folder) {
        file = folder.resolve("data/key-ring.p12");
        ring = ring(PASSWORD);
    }

    @Test
    void readsTheKeysThatItStored() {
        assertThat(ring.exists()).isFalse();
        ring.create(keys);
        assertThat(ring.exists()).isTrue();

        assertReads(ring.read());
    }

    @Test
    void readsEveryEpoch() {
        ring.create(new RingKeys(
                Map.of(7L, random(), 12L, random(), 999_999_999_999_999_999L, random()), keys.pseudonym()));
        assertThat(ring.read().epochs()).containsOnlyKeys(7L, 12L, 999_999_999_999_999_999L);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void keepsTheFileForItsOwner() throws IOException {
        ring.create(keys);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingElseInTheFolder() throws IOException {
        ring.create(keys);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void neverReplacesARing() throws IOException {
        ring.create(keys);
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.create(RingKeys.first(new SecureRandom())));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void changesTheKeysAndKeepsTheFileForItsOwner() throws IOException {
        ring.create(keys);
        WipeableKey second = random();

        ring.change(before -> before.with(2, second));
        assertThat(ring.read().epochs()).containsOnlyKeys(1L, 2L);
        assertThat(ring.read().epoch(2).orElseThrow().material()).isEqualTo(second.material());
        ring.change(before -> before.without(Set.of(1L, 7L)));
        assertThat(ring.read().epochs()).containsOnlyKeys(2L);

        assertThat(ring.read().pseudonym().material())
                .isEqualTo(keys.pseudonym().material());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesTheFileAloneWhenNothingChanges() throws IOException {
        ring.create(keys);
        byte[] before = Files.readAllBytes(file);
        ring.change(same -> same.without(Set.of(7L)));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void removesTheKeysThatAnInterruptedChangeLeft() throws IOException {
        ring.create(keys);
        Path left = Files.copy(file, file.resolveSibling("key-ring.p12123.new"));
        Path others = Files.createFile(file.resolveSibling("vault-export123.new"));

        ring.change(same -> same);

        assertThat(left).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void keepsTheRingWhenAChangeFails() throws IOException {
        ring.create(keys);
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ring.change(same -> {
                    throw new IllegalStateException("for a test");
                }));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void changesNoRingThatIsMissing() {
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(() -> ring.change(same -> same))
                .withMessageContaining("is missing");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void changesTheFileThatALinkLeadsTo() throws IOException {
        Path elsewhere = file.getParent().resolveSibling("elsewhere/ring.p12");
        ring(elsewhere, PASSWORD).create(keys);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, elsewhere);

        ring.change(before -> before.with(2, random()));

        assertThat(file).isSymbolicLink();
        assertThat(ring(elsewhere, PASSWORD).read().epochs()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void losesNoKeyWhenMachinesChangeTheRingAtOnce() throws Exception {
        ring.create(keys);
        ExecutorService machines = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> changes = LongStream.rangeClosed(2, 9)
                    .<Callable<Void>>mapToObj(epoch -> () -> {
                        ring(PASSWORD).change(before -> before.with(epoch, random()));
                        return null;
                    })
                    .toList();
            for (Future<Void> change : machines.invokeAll(changes)) {
                change.get();
            }
        } finally {
            machines.shutdown();
        }
        assertThat(ring.read().epochs()).hasSize(9);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void takesALinkThatLeadsNowhereForARing() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, file.resolveSibling("elsewhere.p12"));
        assertThat(ring.exists()).isTrue();
        refuses(ring, "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw----r--", "rw--w----", "r----x---"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void refusesAFileThatIsOpenToOthers(String rights) throws IOException {
        ring.create(keys);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        refuses(ring, "is open to other users of this machine; chmod 600 " + file);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX file modes, and links only for administrators")
    void readsAFileThatEvenItsOwnerMayOnlyRead() throws IOException {
        ring.create(keys);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(ring.read().epochs()).hasSize(1);
    }

    @Test
    void refusesAnotherPassword() {
        ring.create(keys);
        refuses(ring("another"), "the password does not open the key ring");
    }

    @Test
    void refusesAFileThatIsNoKeyStore() throws IOException {
        write("not a key store");
        refuses(ring, "is damaged");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write("");
        refuses(ring, "is damaged");
    }

    @Test
    void refusesAFileThatIsCutShort() throws IOException {
        ring.create(keys);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length; length += whole.length / 9) {
            Files.write(file, Arrays.copyOf(whole, length));
            refuses(ring, file.toString());
        }
    }

    /** Not every byte of a key store counts; none may change a key, or fail in a way of its own. */
    @Test
    void neverReadsOtherKeysFromAFileWithAByteFlipped() throws IOException {
        ring.create(keys);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x40;
            Files.write(file, altered);
            assertReadsTheseKeysOrNone();
        }
    }

    @Test
    void refusesKeysThatAreNotTheHubs() throws Exception {
        store("epoch-1", 32, "pseudonym", 32, "payments", 32);
        refuses(ring, "is not a key ring of this hub");
    }

    @Test
    void refusesARingWithoutThePseudonymKey() throws Exception {
        store("epoch-1", 32, "epoch-2", 32, "epoch-3", 32);
        refuses(ring, "is not a key ring of this hub");
    }

    @Test
    void refusesARingWithoutAnEpoch() throws Exception {
        store("pseudonym", 32);
        refuses(ring, "is not a key ring of this hub");
    }

    @Test
    void refusesShortKeys() throws Exception {
        store("epoch-1", 16, "pseudonym", 32);
        refuses(ring, "is not a key ring of this hub");
    }

    private KeyRingFile ring(String password) {
        return ring(file, password);
    }

    private static KeyRingFile ring(Path file, String password) {
        return new KeyRingFile(file, password::toCharArray);
    }

    private static WipeableKey random() {
        return WipeableKey.random(new SecureRandom());
    }

    private void refuses(KeyRing refused, String reason) {
        assertThatExceptionOfType(KeyRingException.class)
                .isThrownBy(refused::read)
                .withMessageContaining(reason)
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.toString()).doesNotContain(PASSWORD))
                .withNoCause();
    }

    private void assertReadsTheseKeysOrNone() {
        RingKeys read;
        try {
            read = ring.read();
        } catch (KeyRingException refused) {
            return;
        }
        assertReads(read);
    }

    private void assertReads(RingKeys read) {
        assertThat(read.epochs()).containsOnlyKeys(1L);
        assertThat(read.epochs().get(1L).material())
                .isEqualTo(keys.epochs().get(1L).material());
        assertThat(read.pseudonym().material()).isEqualTo(keys.pseudonym().material());
    }

    private void write(String content) throws IOException {
        PrivateFile.write(file, out -> out.write(content.getBytes(UTF_8)));
    }

    private void store(Object... aliasesAndLengths) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < aliasesAndLengths.length; i += 2) {
            byte[] material = new byte[(int) aliasesAndLengths[i + 1]];
            store.setKeyEntry(
                    (String) aliasesAndLengths[i], new SecretKeySpec(material, "AES"), PASSWORD.toCharArray(), null);
        }
        write("");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }
}
