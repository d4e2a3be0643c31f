package dev.parley.persistence.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;

import java.sql.SQLException;
import java.time.Duration;

/** Makes pools of connections. */
public final class Pools {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FOR_MIGRATIONS = 3;
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
     * A few connections for making the tables, however long that takes; the first is there when
     * this returns.
     *
     * @throws SQLException why it cannot be had; not before ten seconds if the server is away
     */
    public static HikariDataSource openFirst(JdbcSettings settings) throws SQLException {
        try {
            return openFirst(settings, Duration.ofMillis(1));
        } catch (SQLException refusal) {
            if (!PostgresFailures.isAway(refusal)) {
                throw refusal;
            }
            return openFirst(settings, PATIENCE);
        }
    }

    private static HikariDataSource openFirst(JdbcSettings settings, Duration patience)
            throws SQLException {
        var config = config(settings, "store-first");
        config.setMaximumPoolSize(FOR_MIGRATIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(patience.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException failed) {
            throw failed.getCause() instanceof SQLException refusal
                    ? refusal
                    : new SQLException(failed.getMessage(), failed);
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
