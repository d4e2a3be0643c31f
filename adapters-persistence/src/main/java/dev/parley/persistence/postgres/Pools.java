package dev.parley.persistence.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/** Makes pools of connections. */
public final class Pools {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private Pools() {}

    /**
     * A pool that opens its connections when they are needed. A server that takes statements and
     * answers none is given up after a minute.
     */
    public static HikariDataSource open(JdbcSettings settings, String name, int connections) {
        var config = config(settings, name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("socketTimeout", LONGEST_SILENCE.toSeconds());
        return new HikariDataSource(config);
    }

    /**
     * No pool, but a new connection for whoever asks: for making the tables, however long that
     * takes.
     *
     * @throws SQLException why none can be had; not before ten seconds if the server is away
     */
    public static DataSource unpooled(JdbcSettings settings) throws SQLException {
        var config = config(settings, "store-first");
        var connections =
                new DriverDataSource(
                        config.getJdbcUrl(),
                        config.getDriverClassName(),
                        config.getDataSourceProperties(),
                        config.getUsername(),
                        config.getPassword());
        awaitServer(connections);
        return connections;
    }

    private static void awaitServer(DataSource connections) throws SQLException {
        var begun = System.nanoTime();
        while (true) {
            try (var _ = connections.getConnection()) {
                return;
            } catch (SQLException refusal) {
                if (!PostgresFailures.isAway(refusal)
                        || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw refusal;
                }
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private static HikariConfig config(JdbcSettings settings, String name) {
        var config = new HikariConfig();
        config.setPoolName("parley-" + name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "parley");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }
}
