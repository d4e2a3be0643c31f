package dev.parley.application.testkit.memory;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryGenerations implements Generations {

    private static final Comparator<Generation> BY_AGE =
            Comparator.comparing(Generation::createdAt)
                    .thenComparing(generation -> generation.id().value());

    private static final Comparator<Deletable<Generation>> BY_DELETION =
            Comparator.comparing(
                            (Deletable<Generation> row) -> Objects.requireNonNull(row.deletedAt()))
                    .thenComparing(row -> row.value().id().value());

    private final Table<GenerationId, Deletable<Generation>> rows;
    private final Table<GenerationId, List<MessageId>> handedIn;
    private final InMemoryJournal journal;
    private final OutsideRecords records;

    InMemoryGenerations(InMemoryUnitOfWork unitOfWork, OutsideRecords records) {
        this.rows = new Table<>(unitOfWork);
        this.handedIn = new Table<>(unitOfWork);
        this.journal = new InMemoryJournal(unitOfWork, this);
        this.records = records;
    }

    Journal journal() {
        return journal;
    }

    /** How far a generation has come, deleted or not. */
    Optional<State> stateOf(GenerationId id) {
        return rows.find(id).map(row -> row.value().state());
    }

    List<MessageId> handedIn(GenerationId id) {
        return handedIn.find(id).orElse(List.of());
    }

    private Stream<Generation> kept(ConversationId conversation) {
        return rows.values()
                .filter(Deletable::isKept)
                .map(Deletable::value)
                .filter(generation -> conversation.equals(generation.conversation()))
                .sorted(BY_AGE);
    }

    @Override
    public void add(Generation generation, List<MessageId> messages) {
        rows.add(generation.id(), Deletable.kept(generation));
        handedIn.add(generation.id(), List.copyOf(messages));
    }

    @Override
    public void handIn(GenerationId id, List<MessageId> more) {
        handedIn.put(id, Stream.concat(handedIn(id).stream(), more.stream()).toList());
    }

    @Override
    public Optional<Generation> find(GenerationId id) {
        return rows.find(id).filter(Deletable::isKept).map(Deletable::value);
    }

    @Override
    public void save(Generation generation) {
        var row = rows.find(generation.id()).orElseThrow();
        rows.put(generation.id(), row.holding(generation));
    }

    @Override
    public List<Generation> of(ConversationId conversation) {
        return kept(conversation).toList();
    }

    @Override
    public List<Generation> queued(ConversationId conversation) {
        return kept(conversation)
                .filter(generation -> generation.state() instanceof State.Queued)
                .toList();
    }

    @Override
    public List<Generation> unfinished() {
        return rows.values()
                .map(Deletable::value)
                .filter(generation -> !generation.isEnded())
                .sorted(BY_AGE)
                .toList();
    }

    @Override
    public void markDeleted(GenerationId id, Instant at) {
        rows.find(id).ifPresent(row -> rows.put(id, row.deleted(at)));
    }

    @Override
    public List<GenerationId> deletedBefore(Instant moment, int limit) {
        return rows.values()
                .filter(row -> row.deletedAt() != null && row.deletedAt().isBefore(moment))
                .filter(row -> row.value().conversation() == null && row.value().isEnded())
                .sorted(BY_DELETION)
                .map(row -> row.value().id())
                .limit(limit)
                .toList();
    }

    @Override
    public void purge(ConversationId conversation) {
        var ids =
                rows.values()
                        .map(Deletable::value)
                        .filter(generation -> conversation.equals(generation.conversation()))
                        .map(Generation::id)
                        .toList();
        purge(ids);
    }

    @Override
    public void purge(GenerationId generation) {
        purge(List.of(generation));
    }

    private void purge(List<GenerationId> ids) {
        rows.removeAll(ids);
        handedIn.removeAll(ids);
        journal.purge(ids);
        records.purge(ids.stream().map(GenerationId::value).toList());
    }
}
