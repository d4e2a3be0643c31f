package dev.parley.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.bootstrap.wiring.OwnStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

class ParleyCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void help_names_every_option_and_exit_code() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains("--port", "--host", "--data-dir", "--config", "--version", "start")
                .contains("another Parley holds the data directory");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_version_is_that_of_the_build() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString().strip()).matches("Parley \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void a_mistyped_option_is_an_error_with_a_suggestion() {
        assertThat(run("--prot", "1733")).isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo("Unknown options: '--prot', '1733'. Did you mean --port?");
    }

    @Test
    void a_mistyped_command_is_an_error_with_a_suggestion() {
        assertThat(run("strat")).isEqualTo(2);

        assertThat(err.toString().strip()).endsWith("Did you mean start?");
    }

    @Test
    void what_resembles_nothing_is_an_error_that_points_to_the_help() {
        assertThat(run("start", "--colour")).isEqualTo(2);

        assertThat(err.toString().strip())
                .isEqualTo("Unknown option: '--colour'. See parley start --help.");
    }

    @Test
    void a_wrong_setting_is_one_sentence() {
        assertThat(run("start", "--port", "http")).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("The setting port from --port is");
    }

    @Test
    void a_held_data_directory_has_an_exit_code_of_its_own() {
        try (var _ = DataDirectory.hold(folder)) {
            assertThat(run("--port", "0", "--data-dir", folder.toString())).isEqualTo(3);
        }

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("is held by another Parley");
    }

    private int run(String... arguments) {
        return ParleyCommand.commandLine(Map.of(), new OwnStore())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
