package dev.parley.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class DataDirectoryTest {
    @TempDir private Path folder;

    @Test
    void is_made_for_its_owner_only() throws IOException {
        var path = folder.resolve("share").resolve("parley");

        try (var _ = DataDirectory.hold(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void is_held_by_one_at_a_time() {
        try (var held = DataDirectory.hold(folder)) {
            assertThatThrownBy(() -> DataDirectory.hold(held.path()))
                    .isInstanceOfSatisfying(
                            StartRefusedException.class,
                            refused -> assertThat(refused.exitCode()).isEqualTo(3))
                    .hasMessage(
                            "The data directory %s is held by another Parley;"
                                    + " stop that one or choose another with --data-dir.",
                            folder);
        }
    }

    @Test
    void can_be_held_again_once_it_was_let_go() {
        DataDirectory.hold(folder).close();

        try (var held = DataDirectory.hold(folder)) {
            assertThat(held.path()).isEqualTo(folder);
        }
    }

    @Test
    void must_be_a_directory() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.hold(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("The data directory " + file + " cannot be used");
    }
}
