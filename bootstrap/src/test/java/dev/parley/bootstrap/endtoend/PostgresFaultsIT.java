package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** PostgreSQL databases that cannot be used: the start is refused, and the doctor finds it too. */
class PostgresFaultsIT {

    private static Postgres postgres;

    @TempDir private Path data;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @Test
    void a_server_that_is_not_there() {
        var gate = Gate.to(postgres.port());
        gate.close();

        assertRefused(
                "postgresql://postgres@127.0.0.1:" + gate.port() + "/postgres",
                "cannot be reached",
                "See whether it runs");
    }

    @Test
    void a_wrong_password() throws IOException, SQLException {
        postgres.say("CREATE ROLE ada LOGIN PASSWORD 'right'");
        letInWithPassword("ada");

        assertRefused(url("ada:wrong", "postgres"), "does not let this user in", "the password");
    }

    @Test
    void a_database_that_does_not_exist() {
        assertRefused(
                url("postgres", "nowhere"), "has no database of this name", "CREATE DATABASE");
    }

    @Test
    void a_user_with_too_few_rights() throws SQLException {
        postgres.say("CREATE ROLE guest LOGIN");
        postgres.say("REVOKE CREATE ON SCHEMA public FROM public");

        assertRefused(url("guest", "postgres"), "gives this user too few rights", "GRANT");
    }

    @Test
    void a_backup_is_for_its_own_programs_to_make() {
        var refused =
                ParleyProcess.run(
                        data,
                        Map.of("PARLEY_DATABASE_URL", url("postgres", "postgres")),
                        "backup",
                        data.resolve("b.zip").toString());

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains("pg_dump", "pg_restore");
    }

    private void assertRefused(String url, String... sentences) {
        var said = UnusableStore.assertRefused(data, Map.of("PARLEY_DATABASE_URL", url), sentences);
        assertThat(said).doesNotContain("wrong");
    }

    private static String url(String user, String database) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(user, postgres.port(), database);
    }

    /** Others come in without a password. */
    private static void letInWithPassword(String user) throws IOException, SQLException {
        var rules = rules();
        Files.writeString(rules, "host all " + user + " all md5\n" + Files.readString(rules));
        postgres.say("SELECT pg_reload_conf()");
        Waiting.until("the server asks for a password", () -> !letsIn(user));
    }

    private static Path rules() throws SQLException {
        try (var connection = postgres.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SHOW hba_file")) {
            result.next();
            return Path.of(result.getString(1));
        }
    }

    private static boolean letsIn(String user) {
        try (var connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                        user,
                        "wrong")) {
            return connection.isValid(0);
        } catch (SQLException refused) {
            return false;
        }
    }
}
