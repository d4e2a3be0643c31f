package dev.parley.bootstrap.endtoend;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** What another process lets appear in a folder, from now on. */
final class SeenFiles implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final WatchService watch;

    SeenFiles(Path folder) throws IOException {
        watch = folder.getFileSystem().newWatchService();
        folder.register(watch, ENTRY_CREATE);
    }

    /** Waits until a file of this name is made, or takes the place of another one. */
    void await(String name) throws InterruptedException {
        for (var seen = next(name); ; seen = next(name)) {
            var hasCome =
                    seen.pollEvents().stream()
                            .anyMatch(event -> Path.of(name).equals(event.context()));
            seen.reset();
            if (hasCome) {
                return;
            }
        }
    }

    private WatchKey next(String name) throws InterruptedException {
        var seen = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (seen == null) {
            throw new AssertionError(name + " has not come");
        }
        return seen;
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
