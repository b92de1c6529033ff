package org.partnerhub.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.partnerhub.RestoreCommand;
import org.partnerhub.ledger.DeletionRequests;
import org.partnerhub.ledger.TestLedger;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command as a person gives it, on the files of an installation. */
@ExtendWith(OutputCaptureExtension.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the secrets it writes have POSIX file modes")
class RestoreCommandTest {

    private static final String PASSWORD = "correct-horse";

    private Path folder;
    private String url;

    @BeforeEach
    void hasThePassword(@TempDir Path installation) throws IOException {
        folder = installation;
        url = "jdbc:h2:file:" + folder.resolve("data/ledger") + ";WRITE_DELAY=0";
        Path secret = Files.createDirectory(folder.resolve("secrets")).resolve("key-ring");
        Files.writeString(secret, PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void bringsADatabaseFromABackupUpToTheExport(CapturedOutput output) {
        JdbcConnectionPool before = pool();
        TestLedger.migrate(before);
        TestEpochs hub = hub(before);
        long kept = hub.anOrder();
        long deleted = hub.anOrder();
        WrappedKeys copy = hub.keys(deleted);
        hub.backUp();
        hub.erase(deleted);
        hub.turnCompletely(Tier.STANDARD);
        hub.putBack();
        request(hub);
        long last = hub.hub.ids.next();
        shutDown(hub, before);

        restore();

        assertThat(output)
                .contains("The database is restored")
                .contains("taken=\"true\" lost=\"1\" paused=\"1\"")
                .doesNotContain("Camel", "Artemis", "Tomcat");
        JdbcConnectionPool after = pool();
        TestEpochs restored = hub.on(after);
        assertThat(restored.opens(kept)).isTrue();
        assertThat(restored.opens(deleted)).isFalse();
        assertThat(restored.opensContent(deleted, copy)).isFalse();
        assertThat(restored.hub.ids.next()).isGreaterThan(last + 999_999_999_999L);
        assertThat(restored.hub.deletionRequests.waiting(10))
                .extracting(DeletionRequests.Waiting::requestId)
                .containsExactly("DR-1");
        shutDown(restored, after);
    }

    @Test
    void saysWhatToDoAboutADamagedExport(CapturedOutput output) throws IOException {
        JdbcConnectionPool pool = pool();
        TestLedger.migrate(pool);
        TestEpochs hub = hub(pool);
        hub.turnCompletely(Tier.STANDARD);
        shutDown(hub, pool);
        Files.writeString(hub.export.file(), "damaged");

        assertThatExceptionOfType(VaultExportException.class).isThrownBy(this::restore);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Nothing was changed: the vault export " + hub.export.file() + " was altered or cut")
                .contains("put the newest vault export to hub.vault.export");
    }

    /** One that went on without a word, and is not done. */
    private static void request(TestEpochs hub) {
        hub.hub.jdbc.update(
                "insert into deletion_request (id, request_id, reason, requested_by, state, approved, orders,"
                        + " received_at, changed_at) values (1, 'DR-1', 'deletion', 'customer', 'swept', true, 1, now(), now())");
    }

    private void restore() {
        RestoreCommand.run(
                "restore",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=sa",
                "--hub.vault.key-ring=" + folder.resolve("data/key-ring.p12"),
                "--hub.vault.export=" + folder.resolve("data/vault-export"),
                "--hub.secrets.folder=" + folder.resolve("secrets"));
    }

    private TestEpochs hub(JdbcConnectionPool pool) {
        return new TestEpochs(
                pool,
                new KeyRingFile(folder.resolve("data/key-ring.p12"), PASSWORD::toCharArray),
                folder.resolve("data"));
    }

    private JdbcConnectionPool pool() {
        return JdbcConnectionPool.create(url, "sa", "");
    }

    private static void shutDown(TestEpochs hub, JdbcConnectionPool pool) {
        hub.hub.jdbc.execute("shutdown");
        pool.dispose();
    }
}
