package dev.parley.persistence.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.time.Duration;

/** Makes pools of connections. */
public final class Pools {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pools() {}

    /** A pool that opens its connections when they are needed. */
    public static HikariDataSource open(JdbcSettings settings, String name, int connections) {
        var config = new HikariConfig();
        config.setPoolName("parley-" + name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "parley");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
