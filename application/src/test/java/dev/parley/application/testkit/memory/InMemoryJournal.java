package dev.parley.application.testkit.memory;

import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

final class InMemoryJournal implements Journal {

    /** Events of one generation that were stored together. */
    private record Run(GenerationId generation, List<NumberedEvent> events) {

        private Run {
            events = List.copyOf(events);
        }

        private long first() {
            return events.getFirst().number();
        }

        private long last() {
            return events.getLast().number();
        }
    }

    /** Longer events count for several. */
    private static final long CHARACTERS_OF_EVENT = 256;

    private final InMemoryUnitOfWork unitOfWork;
    private final InMemoryGenerations generations;
    private final Table<GenerationId, List<Run>> rows;

    InMemoryJournal(InMemoryUnitOfWork unitOfWork, InMemoryGenerations generations) {
        this.unitOfWork = unitOfWork;
        this.generations = generations;
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        unitOfWork.run(() -> record(lease, generation, events));
        committed.run();
    }

    @Override
    public void record(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        requireLease(lease, generation);
        var run = new Run(generation, events.stream().map(InMemoryJournal::bare).toList());
        var runs = new ArrayList<>(rows.find(generation).orElse(List.of()));
        var next = runs.isEmpty() ? 0 : runs.getLast().last() + 1;
        if (run.first() != next) {
            throw new IllegalArgumentException(
                    "event " + run.first() + " comes where " + next + " belongs");
        }
        runs.add(run);
        rows.put(generation, List.copyOf(runs));
    }

    private void requireLease(Lease lease, GenerationId generation) {
        var isHeld =
                generations
                        .stateOf(generation)
                        .filter(state ->
                                state instanceof State.Unfinished unfinished
                                        && unfinished.lease().equals(lease))
                        .isPresent();
        if (!isHeld) {
            throw new FailureException(new LeaseLost(generation));
        }
    }

    /** The event without the text that others hold already. */
    private static NumberedEvent bare(NumberedEvent numbered) {
        return new NumberedEvent(numbered.number(), bare(numbered.event()));
    }

    private static Event bare(Event event) {
        return switch (event) {
            case Event.TextDone done ->
                    new Event.TextDone(done.message(), done.part(), done.kind(), "");
            case Event.PartDone done ->
                    new Event.PartDone(done.message(), done.part(), done.kind(), "");
            case Event.ArgumentsDone done -> new Event.ArgumentsDone(done.message(), "", "");
            case Event.MessageDone done ->
                    new Event.MessageDone(
                            done.message(), new Content.Said(List.of()), done.status());
            case Event.Created _,
                    Event.Queued _,
                    Event.Started _,
                    Event.MessageBegan _,
                    Event.PartBegan _,
                    Event.Delta _,
                    Event.Cited _,
                    Event.ArgumentsDelta _,
                    Event.Ended _ ->
                    event;
        };
    }

    @Override
    public List<NumberedEvent> read(GenerationId generation, long after, int limit) {
        var read = new ArrayList<NumberedEvent>();
        var characters = 0L;
        for (var run : rows.find(generation).orElse(List.of())) {
            if (read.size() >= limit || characters >= CHARACTERS_OF_EVENT * limit) {
                break;
            }
            for (var event : run.events()) {
                if (event.number() > after) {
                    read.add(event);
                    characters += characters(event.event());
                }
            }
        }
        return read;
    }

    private static int characters(Event event) {
        return event instanceof Event.Delta delta ? delta.text().length() : 0;
    }

    @Override
    public int removeExpired(Instant moment) {
        return unitOfWork.run(() -> {
            var expired =
                    rows.values()
                            .map(runs -> runs.getFirst().generation())
                            .filter(generation ->
                                    generations
                                            .stateOf(generation)
                                            .filter(state ->
                                                    state instanceof State.Ended ended
                                                            && ended.eventsExpireAt()
                                                                    .isBefore(moment))
                                            .isPresent())
                            .toList();
            rows.removeAll(expired);
            return expired.size();
        });
    }

    void purge(Collection<GenerationId> ids) {
        rows.removeAll(ids);
    }
}
