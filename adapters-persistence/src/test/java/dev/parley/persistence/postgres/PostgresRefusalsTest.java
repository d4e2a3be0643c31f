package dev.parley.persistence.postgres;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;

/** Databases that cannot be opened, and what is said of them. */
@Timeout(120)
final class PostgresRefusalsTest {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Test
    void a_server_that_is_not_there_is_said() throws IOException {
        var port = 0;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertRefused(
                new JdbcSettings("jdbc:postgresql://127.0.0.1:" + port + "/parley", "ada", null),
                "cannot be reached",
                "See whether it runs");
    }

    @Test
    void a_database_that_does_not_exist_is_said() {
        assertRefused(
                new JdbcSettings(
                        POSTGRES.settings().url().replaceAll("/parley_\\d+", "/nowhere"),
                        null,
                        null),
                "has no database of this name",
                "CREATE DATABASE");
    }

    @Test
    void a_user_who_may_not_come_in_is_said() throws SQLException {
        POSTGRES.say("CREATE ROLE nobody NOLOGIN");

        assertRefused(as("nobody"), "does not let this user in", "pg_hba.conf");
    }

    @Test
    void a_user_who_may_not_make_tables_is_said() throws SQLException {
        POSTGRES.say("CREATE ROLE guest LOGIN");

        assertRefused(as("guest"), "gives this user too few rights", "GRANT");
    }

    @Test
    void a_user_who_may_only_read_is_said() throws SQLException {
        POSTGRES.say("CREATE ROLE reader LOGIN");
        POSTGRES.say("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");

        assertRefused(as("reader"), "gives this user too few rights", "GRANT");
    }

    @Test
    void a_database_that_cannot_be_written_is_said() throws SQLException {
        POSTGRES.say("CREATE ROLE replica LOGIN SUPERUSER");
        POSTGRES.say("ALTER ROLE replica SET default_transaction_read_only = on");

        assertRefused(as("replica"), "cannot be written to", "primary");
    }

    @Test
    void a_store_that_cannot_count_its_runs_is_said() throws SQLException {
        POSTGRES.say(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE SQLSTATE '53100'; END $$;
                CREATE TRIGGER refusing BEFORE UPDATE ON lease_epoch
                    FOR EACH ROW EXECUTE FUNCTION refuse()\
                """);
        try {
            assertRefused(POSTGRES.settings(), "has no disk space left", "Make room");
        } finally {
            POSTGRES.say("DROP FUNCTION refuse CASCADE");
        }
    }

    @Test
    void a_server_without_connections_left_is_said() throws SQLException {
        POSTGRES.say("CREATE ROLE many LOGIN CONNECTION LIMIT 0");

        assertRefused(as("many"), "has no connections left", "max_connections");
    }

    private static JdbcSettings as(String user) {
        return new JdbcSettings(
                POSTGRES.settings().url().replaceAll("user=\\w+", "user=" + user), null, null);
    }

    private static void assertRefused(JdbcSettings settings, String what, String wayOut) {
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> PostgresTestStore.open(settings))
                .withMessageContaining(what)
                .withMessageContaining(wayOut);
    }
}
