package dev.parley.persistence.measure;

import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;

import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.persistence.store.Store;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Appends the events of many answers at once, each as fast as it can. */
final class JournalMeasure {

    private final Store store;

    JournalMeasure(Store store) {
        this.store = store;
    }

    String append(int answers, int appends, int eventsEach) {
        var lease = store.leases().own();
        var generations =
                Stream.generate(() -> aGeneration().runningUnder(lease).build())
                        .limit(answers)
                        .toList();
        store.unitOfWork()
                .run(() ->
                        generations.forEach(
                                generation -> store.generations().add(generation, List.of())));
        return Figures.of(
                answers,
                appends,
                eventsEach,
                number -> {
                    for (var append = 0; append < appends; append++) {
                        append(generations.get(number), (long) append * eventsEach, eventsEach);
                    }
                });
    }

    private void append(Generation generation, long first, int count) {
        var events =
                LongStream.range(first, first + count)
                        .mapToObj(number ->
                                new NumberedEvent(
                                        number, new Event.Delta(0, 0, PartKind.TEXT, " word")))
                        .toList();
        store.journal().append(store.leases().own(), generation.id(), events, () -> {});
    }
}
