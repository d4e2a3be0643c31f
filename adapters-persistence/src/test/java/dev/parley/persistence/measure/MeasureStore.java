package dev.parley.persistence.measure;

import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.store.SqliteStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Measures a store on SQLite and prints figures with their conditions. Run it from an IDE or with
 * the test class path; the directory for the store is the one argument, so that the disk can be
 * chosen.
 */
public final class MeasureStore {

    private static final int ROUNDS = 4;

    private MeasureStore() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createTempDirectory(Path.of(arguments[0]), "parley-measure-");
        print(
                "%d processors, Java %s, store in %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                directory));
        open("an empty directory", directory);
        open("a store", directory);
        try (var store =
                SqliteStore.open(directory, new SecretBox(new byte[32]), InstantSource.system())) {
            for (var round = 0; round < ROUNDS; round++) {
                var messages = new MessageMeasure(store);
                print("messages, 32 at once: %s".formatted(messages.send(32, 1_000)));
                var journal = new JournalMeasure(store);
                print("events, 1 answer: %s".formatted(journal.append(1, 200, 1)));
                print("events, 100 answers: %s".formatted(journal.append(100, 100, 1)));
                print("events, 1,000 answers: %s".formatted(journal.append(1_000, 50, 1)));
                print(
                        "events, 1,000 answers, 4 at once: %s"
                                .formatted(journal.append(1_000, 50, 4)));
            }
            var pages = new PageMeasure(store);
            var small = pages.filled(100);
            var large = pages.filled(1_000_000);
            for (var round = 0; round < ROUNDS; round++) {
                print(
                        "last page of 100: %s, of 1,000,000: %s"
                                .formatted(pages.lastPage(small), pages.lastPage(large)));
            }
        }
    }

    private static void open(String what, Path directory) {
        var started = System.nanoTime();
        var store =
                SqliteStore.open(directory, new SecretBox(new byte[32]), InstantSource.system());
        print("opening %s: %.0f ms".formatted(what, (System.nanoTime() - started) / 1e6));
        store.close();
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
