package server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** The run's own folder, which is removed with all in it. */
public final class Folder implements AutoCloseable {

    private static final int ATTEMPTS = 40;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Path path;
    private int count;

    /** Makes one below another, which should lie on the disk to be measured. */
    public Folder(Path below) throws IOException {
        path = Files.createTempDirectory(below, "parley-benchmark").toAbsolutePath();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public Path path() {
        return path;
    }

    /** A new folder in it. */
    public Path fresh() throws IOException {
        return Files.createDirectory(path.resolve(Integer.toString(++count)));
    }

    /** Removes it, also while a process that is ending still writes into it. */
    @Override
    public void close() {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isRemoved()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.err.println("not removed: " + path);
    }

    private boolean isRemoved() {
        try (var paths = Files.walk(path)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException changed) {
            return !Files.exists(path);
        }
    }
}
