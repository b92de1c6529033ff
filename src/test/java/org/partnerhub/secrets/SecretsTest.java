package org.partnerhub.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class SecretsTest {

    private static final String VALUE = "s3cr3t-Ä";

    private Path file;
    private Secrets secrets;

    @BeforeEach
    void hasOneSecret(@TempDir Path installation) throws IOException {
        Path folder = Files.createDirectory(installation.resolve("secrets"));
        file = folder.resolve("paywave-key");
        secrets = new Secrets(folder);
        write(VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {VALUE, VALUE + "\n", VALUE + "\r\n"})
    void readsTheTextWithoutTheLineBreakAtItsEnd(String content) throws IOException {
        write(content);
        assertThat(secrets.text("paywave-key")).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "a\nb", "a\n\n", "\ta"})
    void keepsAllOtherWhiteSpace(String content) throws IOException {
        write(content + "\n");
        assertThat(secrets.text("paywave-key")).isEqualTo(content);
    }

    @Test
    void givesTheFileItself() {
        assertThat(secrets.file("paywave-key")).isEqualTo(file).isAbsolute();
    }

    @Test
    void readsASecretAnew() throws IOException {
        secrets.text("paywave-key");
        write("rotated");
        assertThat(secrets.text("paywave-key")).isEqualTo("rotated");
    }

    @Test
    void refusesAMissingSecretAndTellsWhereItBelongs() {
        Path missing = file.resolveSibling("nordpost-ssh");
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.file("nordpost-ssh"))
                .withMessage("the secret 'nordpost-ssh' is missing; write its value to " + missing
                        + ", then: chmod 600 " + missing);
    }

    @Test
    void refusesAFolderInThePlaceOfASecret() throws IOException {
        Files.createDirectory(file.resolveSibling("nordpost-ssh"));
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.file("nordpost-ssh"))
                .withMessageContaining("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw----r--", "rw--w----", "rwx--x---"})
    void refusesAFileThatIsOpenToOthers(String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.text("paywave-key"))
                .withMessage("the secret 'paywave-key' is open to other users of this machine; chmod 600 " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void readsAFileThatIsItsOwnersAlone(String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        assertThat(secrets.text("paywave-key")).isEqualTo(VALUE);
    }

    @Test
    void looksAtTheRightsOfWhatALinkLeadsTo() throws IOException {
        Files.createSymbolicLink(file.resolveSibling("link"), file);
        assertThat(secrets.text("link")).isEqualTo(VALUE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(SecretException.class).isThrownBy(() -> secrets.text("link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void refusesAnEmptySecret(String content) throws IOException {
        write(content);
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.text("paywave-key"))
                .withMessageContaining("is empty");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Files.write(file, new byte[] {'s', '3', 'c', (byte) 0xC3, 0x28});
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.text("paywave-key"))
                .withMessageContaining("is not UTF-8 text")
                .withMessageNotContaining("s3c")
                .withNoCause();
    }

    /** Someone may have written the secret where its name belongs. */
    @ParameterizedTest
    @ValueSource(strings = {"", "../paywave-key", "/etc/passwd", "Paywave", "sk_live_4242", "a b", "a.b"})
    void refusesANameOfAnotherShapeWithoutRepeatingIt(String name) {
        assertThat(Secrets.isName(name)).isFalse();
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.file(name))
                .withMessage(
                        "a secret is asked for by something that is no secret's name;"
                                + " a name is lower-case letters, digits and hyphens, and the secret is in the file of that name");
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
