package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of rows that an earlier hub has written, on each of the databases that it runs on. */
class MigrationIT {

    private static final OffsetDateTime THEN = TestLedger.START.atOffset(ZoneOffset.UTC);

    private static EmbeddedPostgres postgres;

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
    void forgetsTheHashesOfManifestsThatHaveEnded(Database kind) {
        DataSource database = at("7", kind);
        String[] states = {"cutting", "cut", "sent", "void"};
        Arrays.stream(states).forEach(state -> manifest(database, state));

        TestLedger.migrate(database);

        assertThat(JdbcClient.create(database)
                        .sql("select state from manifest where sha256 is not null order by number")
                        .query(String.class)
                        .list())
                .containsExactly("cutting", "cut");
    }

    private static void manifest(DataSource database, String state) {
        JdbcClient.create(database)
                .sql("insert into manifest (id, partner, document, number, file_name, state, claim, attempts, sha256,"
                        + " due_at, created_at, changed_at) select count(*), 'nordpost', 'cancellation', count(*),"
                        + " 'a.csv', :state, 1, 0, :sha256, :then, :then, :then from manifest")
                .param("state", state)
                .param("sha256", new byte[32])
                .param("then", THEN)
                .update();
    }

    /** An empty database of an earlier version. */
    private static DataSource at(String version, Database kind) {
        DataSource database =
                switch (kind) {
                    case H2 -> h2();
                    case POSTGRESQL -> emptyPostgres();
                };
        Flyway.configure().dataSource(database).target(version).load().migrate();
        return database;
    }

    private static DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1");
        JdbcClient.create(database).sql("drop all objects").update();
        return database;
    }

    private static DataSource emptyPostgres() {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("drop schema public cascade; create schema public")
                .update();
        return postgres.getPostgresDatabase();
    }
}
