package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;

import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.generation.State;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.store.Store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * A process of its own that writes several answers at once, and says what is kept, until it is
 * killed.
 */
final class EndlessAnswers {

    static final int ANSWERS = 8;

    private EndlessAnswers() {}

    public static void main(String[] arguments) throws InterruptedException {
        var store =
                SqliteTestStore.open(
                        Path.of(arguments[0]), new SecretBox(new byte[32]), InstantSource.system());
        var output =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        for (var answer = 0; answer < ANSWERS; answer++) {
            Thread.ofPlatform().start(() -> write(store, output));
        }
        Thread.currentThread().join();
    }

    static NumberedEvent event(long number) {
        return new NumberedEvent(number, new Event.Delta(0, 0, PartKind.TEXT, "word " + number));
    }

    static boolean isUnder(Generation generation, Predicate<Lease> lease) {
        return generation.state() instanceof State.Unfinished unfinished
                && lease.test(unfinished.lease());
    }

    private static void write(Store store, PrintStream output) {
        var generation = aGeneration().runningUnder(store.leases().own()).build();
        store.unitOfWork().run(() -> store.generations().add(generation, List.of()));
        for (var number = 0L; ; number++) {
            var line = generation.id() + " " + number + ";\n";
            store.journal()
                    .append(
                            store.leases().own(),
                            generation.id(),
                            List.of(event(number)),
                            () -> output.print(line));
        }
    }
}
