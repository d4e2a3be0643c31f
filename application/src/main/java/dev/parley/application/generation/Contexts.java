package dev.parley.application.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.message.port.Messages;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a model has to know to produce a turn. */
final class Contexts {

    private final Messages messages;
    private final Generations generations;
    private final ContextLimits limits;

    Contexts(Messages messages, Generations generations, ContextLimits limits) {
        this.messages = messages;
        this.generations = generations;
        this.limits = limits;
    }

    /**
     * What was said before a turn that a generation produces, oldest first: everything, unless it
     * asks for the oldest to be left out where it is too much.
     *
     * @param turn its own, or one in which it goes on
     * @param handedIn what was handed in with it
     */
    List<Message> of(Generation generation, int turn, List<Message> handedIn) {
        return fitting(generation, all(generation, turn, handedIn));
    }

    /**
     * The same for its own turn.
     *
     * @param said everything that was said before, what was handed in included
     */
    List<Message> of(Generation generation, List<Message> handedIn, List<Message> said) {
        return fitting(generation, newest(generation, handedIn, said));
    }

    private List<Message> fitting(Generation generation, List<Message> all) {
        return ToolPairs.together(limits.fitting(generation, usable(all)));
    }

    private List<Message> newest(
            Generation generation, List<Message> handedIn, List<Message> said) {
        return generation.request().dropOldest()
                ? Exchanges.newest(limits.history() + handedIn.size(), said)
                : said;
    }

    private List<Message> all(Generation generation, int turn, List<Message> handedIn) {
        var conversation = generation.conversation();
        if (conversation != null) {
            var before = before(generation, conversation, turn, handedIn.size());
            return turn == generation.turn()
                    ? before
                    : withoutWaiting(generation, conversation, before);
        }
        var said = new ArrayList<>(behind(generation.previous()));
        said.addAll(handedIn);
        return newest(generation, handedIn, said);
    }

    /** Where nothing may be left out, all of it was found short enough when it was accepted. */
    private List<Message> before(
            Generation generation, ConversationId conversation, int turn, int handedIn) {
        if (!generation.request().dropOldest()) {
            return messages.before(conversation, turn, Integer.MAX_VALUE);
        }
        var most = limits.history() + handedIn;
        return Exchanges.newest(most, messages.before(conversation, turn, most + 1));
    }

    /**
     * One that goes on in a later turn leaves alone what has come in since for answers that wait:
     * they answer it.
     */
    private List<Message> withoutWaiting(
            Generation generation, ConversationId conversation, List<Message> context) {
        var waiting =
                generations.queued(conversation).stream()
                        .flatMap(queued -> messages.handedInWith(queued.id()).stream())
                        .filter(message -> message.position().turn() > generation.turn())
                        .map(Message::id)
                        .collect(Collectors.toSet());
        return context.stream().filter(message -> !waiting.contains(message.id())).toList();
    }

    /**
     * What was said up to and including a generation's answer; nothing for none. Where that is more
     * than is read it is not everything, but too much all the same.
     */
    List<Message> behind(@Nullable GenerationId previous) {
        var newestFirst = new ArrayList<List<Message>>();
        var count = 0;
        for (var id = previous; id != null && count <= limits.history(); ) {
            var found = generations.find(id);
            if (found.isEmpty()) {
                break;
            }
            var generation = found.get();
            var conversation = generation.conversation();
            var written = messages.writtenBy(generation.id());
            var said =
                    conversation == null
                            ? outside(generation, written)
                            : upTo(generation, conversation, written);
            newestFirst.add(said);
            count += said.size();
            id = conversation == null ? generation.previous() : null;
        }
        return newestFirst.reversed().stream().flatMap(List::stream).toList();
    }

    /** In a conversation, what an answer read before it wrote its last turn, and that turn. */
    private List<Message> upTo(
            Generation generation, ConversationId conversation, List<Message> written) {
        var last = written.isEmpty() ? generation.turn() : written.getLast().position().turn();
        var said = new ArrayList<>(messages.before(conversation, last, limits.history() + 1));
        written.stream().filter(message -> message.position().turn() == last).forEach(said::add);
        return said;
    }

    private List<Message> outside(Generation generation, List<Message> written) {
        var said = new ArrayList<>(messages.handedInWith(generation.id()));
        said.addAll(written);
        return said;
    }

    /**
     * Leaves out what models refuse to read: calls that were cut off, and what was returned for
     * them.
     */
    static List<Message> usable(List<Message> context) {
        Set<String> cutOff = new HashSet<>();
        for (var message : context) {
            if (message.status() != MessageStatus.COMPLETED
                    && message.content() instanceof Content.ToolCalled(var callId, _, _)) {
                cutOff.add(callId);
            }
        }
        return context.stream().filter(message -> isUsable(message, cutOff)).toList();
    }

    private static boolean isUsable(Message message, Set<String> cutOff) {
        return switch (message.content()) {
            case Content.ToolCalled(var callId, _, _) -> !cutOff.contains(callId);
            case Content.ToolReturned(var callId, _) -> !cutOff.contains(callId);
            case Content.Said(var parts) -> !parts.isEmpty();
            case Content.Reasoned _ -> true;
        };
    }
}
