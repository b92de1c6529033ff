package org.partnerhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of epochs, and what stands on it, on each of the databases that the hub runs on. */
class VaultDatabaseIT {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    enum Database {
        H2,
        POSTGRESQL
    }

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void opensAfterARestartWhatItSealed(Database kind) {
        DataSource database = empty(kind);
        Binding binding = new Binding("nordpost", 41, 7);
        WrappedKeys keys;
        byte[] sealed;
        try (KeySession session = VaultFixture.vault(database, ring()).open()) {
            keys = session.create(41);
            sealed = session.seal(KeyKind.CONTENT, binding, "Bath".getBytes(UTF_8));
        }
        try (KeySession session = VaultFixture.vault(database, ring()).open()) {
            session.load(41, keys);
            assertThat(session.open(KeyKind.CONTENT, binding, sealed))
                    .asString()
                    .isEqualTo("Bath");
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesOneRingWhenTwoMachinesStartAtOnce(Database kind) throws Exception {
        DataSource database = empty(kind);
        CyclicBarrier bothSawNothing = new CyclicBarrier(2);
        ExecutorService machines = Executors.newFixedThreadPool(2);
        try {
            List<Future<RingKeys>> opened = machines.invokeAll(List.of(
                    () -> VaultFixture.opening(database, racing(bothSawNothing)).open(),
                    () -> VaultFixture.opening(database, racing(bothSawNothing)).open()));
            assertThat(material(opened.get(0))).isEqualTo(material(opened.get(1)));
        } finally {
            machines.shutdown();
        }
        assertThat(VaultFixture.table(database).all()).hasSize(1);
        assertThat(ring().read().epochs()).containsOnlyKeys(1L);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEpochsThatCannotBe(Database kind) {
        DataSource database = empty(kind);
        VaultFixture.opening(database, ring()).open();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> insert(database, 1, "standard", "current"));
        for (Runnable impossible : List.<Runnable>of(
                () -> insert(database, 0, "standard", "current"),
                () -> insert(database, 2, "gold", "current"),
                () -> insert(database, 2, "standard", "lost"),
                () -> insert(database, 2, "standard", "retiring"),
                () -> insert(database, 2, "standard", "destroyed"))) {
            assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(impossible::run);
        }
        insert(database, 2, "minor", "current");
    }

    private static void insert(DataSource database, long id, String tier, String state) {
        JdbcClient.create(database)
                .sql("insert into vault_epoch (id, tier, state, key_check, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        tier,
                        state,
                        new byte[] {1},
                        VaultFixture.CLOCK.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private DataSource empty(Database kind) {
        return VaultFixture.migrated(
                switch (kind) {
                    case H2 -> VaultFixture.h2("file:" + folder.resolve("hub") + ";WRITE_DELAY=0");
                    case POSTGRESQL -> emptyPostgres();
                });
    }

    private static DataSource emptyPostgres() {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("drop schema public cascade; create schema public")
                .update();
        return postgres.getPostgresDatabase();
    }

    private KeyRing ring() {
        return new KeyRingFile(folder.resolve("key-ring.p12"), "password"::toCharArray);
    }

    private KeyRing racing(CyclicBarrier bothSawNothing) {
        return new Racing(ring(), bothSawNothing);
    }

    private static byte[] material(Future<RingKeys> keys) throws InterruptedException, ExecutionException {
        return keys.get().pseudonym().material();
    }

    /** Goes on only when the other machine, too, has seen that there is no ring. */
    private record Racing(KeyRing ring, CyclicBarrier bothSawNothing) implements KeyRing {

        @Override
        public boolean exists() {
            boolean exists = ring.exists();
            try {
                bothSawNothing.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return exists;
        }

        @Override
        public RingKeys read() {
            return ring.read();
        }

        @Override
        public void create(RingKeys keys) {
            ring.create(keys);
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
