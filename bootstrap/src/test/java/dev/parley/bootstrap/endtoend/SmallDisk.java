package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own that can be filled; needs the rights to mount one. */
record SmallDisk(Path root) implements AutoCloseable {

    static SmallDisk mounted(Path at, String size) throws IOException {
        Files.createDirectory(at);
        assumeTrue(
                Machine.isDone(
                        "mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()),
                "small file systems can be mounted by root only");
        return new SmallDisk(at);
    }

    Path data() {
        return root.resolve("data");
    }

    /** Takes all room that is left. */
    void fill() throws IOException {
        var piece = new byte[4096];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** Gives the room back. */
    void empty() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return root.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        assertThat(Machine.isDone("umount", root.toString())).isTrue();
    }
}
