package dev.parley.persistence.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and who we are there.
 *
 * @param url such as {@code jdbc:postgresql://localhost:5432/parley}
 * @param user absent if the address says it or none is needed
 * @param connections how many connections there are at most, besides two for purposes of their own
 */
public record JdbcSettings(
        String url, @Nullable String user, @Nullable String password, int connections) {

    public static final int USUAL_CONNECTIONS = 10;

    public JdbcSettings(String url, @Nullable String user, @Nullable String password) {
        this(url, user, password, USUAL_CONNECTIONS);
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "JdbcSettings[" + url.replaceAll("\\?.*", "?…") + ", " + user + "]";
    }
}
