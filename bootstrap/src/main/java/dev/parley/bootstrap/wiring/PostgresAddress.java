package dev.parley.bootstrap.wiring;

import dev.parley.persistence.postgres.JdbcSettings;

import java.net.URI;

/**
 * Reads {@code postgresql://user:password@host:port/database?options}, with {@code jdbc:} in front
 * or without.
 */
final class PostgresAddress {

    private static final String JDBC = "jdbc:";

    private PostgresAddress() {}

    static JdbcSettings read(String address) {
        var plain = address.startsWith(JDBC) ? address.substring(JDBC.length()) : address;
        var uri = URI.create(plain.replaceFirst("^postgres://", "postgresql://"));
        var userInfo = uri.getUserInfo();
        var host = uri.getRawAuthority();
        if (userInfo == null) {
            return new JdbcSettings(JDBC + uri, null, null);
        }
        var bare = uri.toString().replace(host, host.substring(host.indexOf('@') + 1));
        var parts = userInfo.split(":", 2);
        return new JdbcSettings(JDBC + bare, parts[0], parts.length == 1 ? null : parts[1]);
    }
}
