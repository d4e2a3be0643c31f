package dev.parley.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

final class MigrationsTest {

    @TempDir private Path directory;

    @Test
    void the_lists_name_every_file_and_no_other() throws IOException, URISyntaxException {
        var listed = new TreeSet<String>();
        listed.addAll(Migrations.SQLITE.files());
        listed.addAll(Migrations.POSTGRESQL.files());

        assertThat(listed).isEqualTo(new TreeSet<>(files()));
        assertThat(Migrations.SQLITE.files()).noneMatch(file -> file.startsWith("postgresql/"));
        assertThat(Migrations.POSTGRESQL.files()).noneMatch(file -> file.startsWith("sqlite/"));
    }

    @Test
    void the_numbers_of_each_list_rise_from_one() {
        for (var migrations : List.of(Migrations.SQLITE, Migrations.POSTGRESQL)) {
            var numbers = migrations.files().stream().map(Migrations::number).toList();
            assertThat(numbers).startsWith(1).isSorted().doesNotHaveDuplicates();
            assertThat(migrations.newest()).isEqualTo(numbers.getLast());
        }
    }

    private static List<String> files() throws IOException, URISyntaxException {
        var folder =
                Path.of(
                        Objects.requireNonNull(MigrationsTest.class.getResource("/db/migration"))
                                .toURI());
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void when_a_later_step_fails_the_earlier_ones_are_undone_too() throws Exception {
        var dataSource = dataSource();
        Migrations.SQLITE.apply(dataSource);
        forgetSteps(dataSource, 3);
        for (var table : List.of("search_tokens", "search_entry", "journal_run")) {
            run(dataSource, "DROP TABLE " + table);
        }

        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(() -> Migrations.SQLITE.apply(dataSource))
                .withMessageContaining("could not be brought from version 2 to")
                .satisfies(failed ->
                        assertThat(failed.sentence(SQLException::getMessage))
                                .contains("already exists")
                                .endsWith(
                                        "Nothing was changed, and the version of Parley that was"
                                                + " here before still works."));

        assertThat(counted(dataSource, "sqlite_master WHERE name = 'journal_run'")).isZero();
        assertThat(counted(dataSource, "flyway_schema_history")).isEqualTo(2);
    }

    @Test
    void tables_that_are_up_to_date_are_left_alone() throws Exception {
        var dataSource = dataSource();
        Migrations.SQLITE.apply(dataSource);
        say(
                dataSource,
                "INSERT INTO change_counter (owner, newest, forgotten) VALUES ('ada', 1, 0)");

        Migrations.SQLITE.apply(dataSource);

        say(dataSource, "UPDATE change_counter SET newest = 2 WHERE owner = 'ada'");
    }

    @Test
    void tables_of_a_newer_version_are_refused() throws Exception {
        var dataSource = dataSource();
        Migrations.SQLITE.apply(dataSource);
        say(dataSource, "UPDATE flyway_schema_history SET version = '99' WHERE version = '1'");

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> Migrations.SQLITE.apply(dataSource))
                .withMessageContaining("written by a newer version of Parley")
                .withMessageContaining("99");
    }

    private SQLiteDataSource dataSource() {
        var dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + directory.resolve("parley.db"));
        return dataSource;
    }

    private static void say(SQLiteDataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private static void forgetSteps(SQLiteDataSource dataSource, int from) throws SQLException {
        run(
                dataSource,
                "DELETE FROM flyway_schema_history WHERE CAST(version AS INTEGER) >= " + from);
    }

    private static void run(SQLiteDataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int counted(SQLiteDataSource dataSource, String what) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + what)) {
            return result.getInt(1);
        }
    }
}
