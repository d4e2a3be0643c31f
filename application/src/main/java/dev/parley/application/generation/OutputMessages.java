package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What a generation says, as messages of the turns that it produces. */
final class OutputMessages {

    private OutputMessages() {}

    static List<Message> of(Generation generation, Answer answer, Instant at) {
        var entries = answer.entries();
        return IntStream.range(0, entries.size())
                .mapToObj(index -> message(generation, index, entries.get(index), at))
                .toList();
    }

    static Message message(Generation generation, int index, Answer.Entry entry, Instant at) {
        return new Message(
                entry.id(),
                generation.owner(),
                generation.conversation(),
                generation.id(),
                new Position(generation.turn() + entry.turnsLater(), index),
                Author.ASSISTANT,
                entry.content(),
                entry.status(),
                null,
                at);
    }
}
