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
     * What was said before a generation and with it, oldest first: everything, unless it asks for
     * the oldest to be left out where it is too much.
     *
     * @param handedIn what was handed in with it
     */
    List<Message> of(Generation generation, List<Message> handedIn) {
        return limits.fitting(generation, all(generation, handedIn));
    }

    private List<Message> all(Generation generation, List<Message> handedIn) {
        var conversation = generation.conversation();
        if (conversation != null) {
            return usable(before(generation, conversation, handedIn.size()));
        }
        var context = new ArrayList<>(behind(generation.previous()));
        context.addAll(handedIn);
        return usable(
                generation.request().dropOldest()
                        ? Exchanges.newest(limits.history() + handedIn.size(), context)
                        : context);
    }

    /** Where nothing may be left out, all of it was found short enough when it was accepted. */
    private List<Message> before(Generation generation, ConversationId conversation, int handedIn) {
        if (!generation.request().dropOldest()) {
            return messages.before(conversation, generation.turn(), Integer.MAX_VALUE);
        }
        var most = limits.history() + handedIn;
        return Exchanges.newest(most, messages.before(conversation, generation.turn(), most + 1));
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
            var said =
                    new ArrayList<>(
                            conversation == null
                                    ? messages.handedInWith(generation.id())
                                    : messages.before(
                                            conversation, generation.turn(), limits.history() + 1));
            said.addAll(messages.writtenBy(generation.id()));
            newestFirst.add(said);
            count += said.size();
            id = conversation == null ? generation.previous() : null;
        }
        return newestFirst.reversed().stream().flatMap(List::stream).toList();
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
