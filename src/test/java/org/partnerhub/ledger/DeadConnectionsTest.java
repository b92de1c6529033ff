package org.partnerhub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadConnectionsTest {

    @TempDir
    Path folder;

    @Test
    void letsThePoolOpenADatabaseAgainThatHasClosedItself() throws SQLException {
        try (HikariDataSource pool = pool()) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                closeTheDatabase();
                assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
            }

            assertThat(ask(pool)).isTrue();
        }
    }

    @Test
    void keepsAConnectionOverAMistakenStatement() throws SQLException {
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("selec 1")).isInstanceOf(SQLException.class);

            assertThat(statement.execute("select 1")).isTrue();
        }
    }

    private static boolean ask(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        }
    }

    private void closeTheDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException ended) {
            assertThat(ended.getErrorCode()).isEqualTo(ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);
        }
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    private HikariDataSource pool() {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(url());
        configuration.setMaximumPoolSize(1);
        configuration.setExceptionOverrideClassName(DeadConnections.class.getName());
        return new HikariDataSource(configuration);
    }
}
