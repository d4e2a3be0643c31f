package dev.parley.application.generation;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.message.Appending;
import dev.parley.application.message.port.Messages;
import dev.parley.application.usage.port.TokenCounter;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.NothingToAnswer;
import dev.parley.domain.generation.PreviousGenerationNotFound;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Estimates how many tokens a model would have to read to answer a request; nothing is stored. */
public final class CountInput {

    private final OwnConversations own;
    private final ReadGeneration readGeneration;
    private final Contexts contexts;
    private final ContextLimits limits;
    private final Messages messages;
    private final Appending appending;
    private final Estimates estimates;
    private final InstantSource clock;

    public CountInput(
            OwnConversations own,
            ReadGeneration readGeneration,
            RecorderTools tools,
            Messages messages,
            Appending appending,
            ContextLimits limits,
            TokenCounter counter) {
        this.own = own;
        this.readGeneration = readGeneration;
        this.contexts = new Contexts(messages, tools.generations(), limits);
        this.limits = limits;
        this.messages = messages;
        this.appending = appending;
        this.estimates = new Estimates(counter);
        this.clock = tools.clock();
    }

    /** Of the command only what says where and what is asked counts. */
    public long count(StartGeneration.Command command) {
        var context = new ArrayList<>(before(command));
        context.addAll(
                appending.imagine(command.caller().owner(), command.input(), clock.instant()));
        if (context.isEmpty()) {
            throw new FailureException(new NothingToAnswer());
        }
        return estimates
                .of(command.request().instructions(), Contexts.usable(context), List.of())
                .inputTokens();
    }

    private List<Message> before(StartGeneration.Command command) {
        var conversation = command.conversation();
        if (conversation == null) {
            return Exchanges.newest(
                    limits.history(),
                    contexts.behind(previous(command.caller(), command.previous())));
        }
        var found = own.find(command.caller(), conversation);
        return messages.before(conversation, found.nextTurn(), limits.history());
    }

    private @Nullable GenerationId previous(Caller caller, @Nullable GenerationId id) {
        if (id == null) {
            return null;
        }
        try {
            return readGeneration.find(caller, id).id();
        } catch (FailureException failed) {
            throw failed.failure() instanceof GenerationNotFound
                    ? new FailureException(new PreviousGenerationNotFound(id))
                    : failed;
        }
    }
}
