package dev.parley.application.testkit.memory;

import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryMessages implements Messages {

    private static final Comparator<Message> BY_POSITION = Comparator.comparing(Message::position);

    private final Table<MessageId, Deletable<Message>> rows;
    private final InMemoryGenerations generations;
    private final OutsideRecords records;

    InMemoryMessages(
            InMemoryUnitOfWork unitOfWork,
            InMemoryGenerations generations,
            OutsideRecords records) {
        this.rows = new Table<>(unitOfWork);
        this.generations = generations;
        this.records = records;
    }

    /** All that there are, deleted or not. */
    Stream<Message> all() {
        return rows.values().map(Deletable::value);
    }

    private Stream<Message> of(ConversationId conversation) {
        return rows.values()
                .filter(Deletable::isKept)
                .map(Deletable::value)
                .filter(message -> conversation.equals(message.conversation()));
    }

    @Override
    public void add(List<Message> messages) {
        for (var message : messages) {
            requireFree(message);
            rows.add(message.id(), Deletable.kept(message));
        }
    }

    private void requireFree(Message message) {
        var conversation = message.conversation();
        if (conversation != null
                && all().anyMatch(other ->
                        conversation.equals(other.conversation())
                                && message.position().equals(other.position()))) {
            throw new IllegalStateException(
                    "there is a message at " + message.position() + " already");
        }
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return rows.find(id).filter(Deletable::isKept).map(Deletable::value);
    }

    @Override
    public List<Message> findAll(List<MessageId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public void save(Message message) {
        var row = rows.find(message.id()).orElseThrow();
        rows.put(
                message.id(),
                row.holding(row.value().holding(message.content(), message.status())));
    }

    @Override
    public Optional<Position> positionOf(ConversationId conversation, MessageId id) {
        return rows.find(id)
                .map(Deletable::value)
                .filter(message -> conversation.equals(message.conversation()))
                .map(Message::position);
    }

    @Override
    public List<Message> page(
            ConversationId conversation, @Nullable Position after, Order order, int limit) {
        var direction = order == Order.OLDEST_FIRST ? BY_POSITION : BY_POSITION.reversed();
        return of(conversation)
                .filter(message -> after == null || isBehind(message.position(), after, order))
                .sorted(direction)
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Position position, Position after, Order order) {
        var comparison = position.compareTo(after);
        return order == Order.OLDEST_FIRST ? comparison > 0 : comparison < 0;
    }

    @Override
    public List<Message> before(ConversationId conversation, int turn, int most) {
        return of(conversation)
                .filter(message -> message.position().turn() < turn)
                .sorted(BY_POSITION.reversed())
                .limit(most)
                .sorted(BY_POSITION)
                .toList();
    }

    @Override
    public boolean hasMoreThan(ConversationId conversation, int count) {
        return of(conversation).count() > count;
    }

    @Override
    public List<Message> toolTraffic(ConversationId conversation) {
        return of(conversation)
                .filter(message ->
                        message.content() instanceof Content.ToolCalled
                                || message.content() instanceof Content.ToolReturned)
                .sorted(BY_POSITION)
                .toList();
    }

    @Override
    public boolean isEmpty(ConversationId conversation) {
        return of(conversation).findAny().isEmpty();
    }

    @Override
    public List<Message> writtenBy(GenerationId generation) {
        return all().filter(message -> generation.equals(message.generation()))
                .sorted(BY_POSITION)
                .toList();
    }

    @Override
    public List<Message> handedInWith(GenerationId generation) {
        return generations.handedIn(generation).stream()
                .flatMap(id -> rows.find(id).stream())
                .map(Deletable::value)
                .toList();
    }

    @Override
    public boolean isHandedInBehind(GenerationId generation, int turn) {
        return generations.handedIn(generation).stream()
                .flatMap(id -> find(id).stream())
                .anyMatch(message -> message.position().turn() > turn);
    }

    @Override
    public void markDeleted(MessageId id, Instant at) {
        rows.find(id).ifPresent(row -> rows.put(id, row.deleted(at)));
    }

    @Override
    public void purge(ConversationId conversation) {
        purge(all().filter(message -> conversation.equals(message.conversation())));
    }

    @Override
    public void purge(GenerationId generation) {
        purge(Stream.concat(writtenBy(generation).stream(), handedInWith(generation).stream()));
    }

    private void purge(Stream<Message> messages) {
        var ids = messages.map(Message::id).toList();
        rows.removeAll(ids);
        records.purge(ids.stream().map(MessageId::value).toList());
    }
}
