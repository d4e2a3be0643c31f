package dev.parley.persistence.sqlite;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Room on the store's disk that is kept for the moment when there is no other. Given up, it lets
 * unfinished answers be settled.
 */
public final class ReserveFile {

    /** How much is kept: 16 MiB. */
    public static final long USUAL_BYTES = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ReserveFile.class);
    private static final String NAME = "reserve";
    private static final int BUFFER_BYTES = 1 << 16;

    /** The last room of a disk is not taken: so often the reserve's size must be free. */
    private static final int TIMES_FREE = 2;

    private final Path file;
    private final long bytes;

    /**
     * @param bytes how much is kept; 0 for nothing
     */
    public ReserveFile(Path directory, long bytes) {
        this.file = directory.resolve(NAME);
        this.bytes = bytes;
    }

    /** Whether a reserve is kept in a directory. */
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(NAME));
    }

    /** Makes it, unless it is there or the disk has too little room. */
    public synchronized void keep() {
        try {
            if (bytes == 0 || (Files.exists(file) && Files.size(file) == bytes)) {
                return;
            }
            Files.deleteIfExists(file);
            if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace()
                    >= TIMES_FREE * bytes) {
                write();
            }
        } catch (IOException failed) {
            LOG.warn("The store has no reserve of disk space: {}", failed.toString());
            giveUp();
        }
    }

    /** Gives the room to whoever writes next. */
    public synchronized void giveUp() {
        try {
            if (Files.deleteIfExists(file)) {
                LOG.warn("The disk of the store is full; its reserve of space was given up");
            }
        } catch (IOException failed) {
            LOG.error("The store's reserve of disk space cannot be given up", failed);
        }
    }

    /** Random, so that file systems that compress take the room all the same. */
    private void write() throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        new Random(bytes).nextBytes(buffer);
        try (var out = Files.newOutputStream(file)) {
            for (var left = bytes; left > 0; left -= buffer.length) {
                out.write(buffer, 0, (int) Math.min(left, buffer.length));
            }
        }
    }
}
