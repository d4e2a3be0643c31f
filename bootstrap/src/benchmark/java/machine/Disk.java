package machine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import load.Samples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long a disk takes to keep what is appended: the fdatasync after each write of 4 KiB. */
public final class Disk {

    private static final int PAGE = 4096;

    private final Path folder;
    private final Samples syncs = new Samples();

    public Disk(Path folder) {
        this.folder = folder;
    }

    /** Appends and syncs some more times. */
    public void measure(int times) throws IOException {
        var file = folder.resolve("syncs");
        try (var channel = FileChannel.open(file, CREATE, WRITE)) {
            var page = ByteBuffer.allocate(PAGE);
            for (var time = 0; time < times; time++) {
                channel.write(page.clear());
                var began = System.nanoTime();
                channel.force(false);
                syncs.add((int) ((System.nanoTime() - began) / 1000));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    public Samples syncs() {
        return syncs;
    }
}
