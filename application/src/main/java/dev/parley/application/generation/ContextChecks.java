package dev.parley.application.generation;

import dev.parley.application.message.Input;
import dev.parley.application.message.port.Messages;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.ContextTooLong;
import dev.parley.domain.generation.NothingToAnswer;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.limit.HistoryTooLong;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Refuses what no model could answer, before it is stored. */
public final class ContextChecks {

    private final Messages messages;
    private final Contexts contexts;
    private final ContextLimits limits;

    public ContextChecks(RecorderTools tools, ContextLimits limits) {
        this.messages = tools.messages();
        this.contexts = new Contexts(tools.messages(), tools.generations(), limits);
        this.limits = limits;
    }

    /**
     * What was said before, in the conversation or in answers.
     *
     * @throws FailureException with {@link HistoryTooLong} where more was said before than is read
     */
    History history(Acceptance.Order order, @Nullable GenerationId previous) {
        var conversation = order.command().conversation();
        var history =
                new History(() ->
                        conversation == null
                                ? contexts.behind(previous)
                                : messages.before(
                                        conversation, Integer.MAX_VALUE, limits.history()));
        var isTooLong =
                conversation == null
                        ? history.messages().size() > limits.history()
                        : messages.hasMoreThan(conversation, limits.history());
        if (isTooLong && !order.request().dropOldest()) {
            throw new FailureException(new HistoryTooLong(limits.history()));
        }
        return history;
    }

    /**
     * Whether it is too long. Found out before the unit of work, because reading everything takes
     * its time; to be refused within it, because an earlier request of the same idempotency key
     * wins.
     */
    @Nullable ContextTooLong tooLong(Acceptance.Order order, History history) {
        var target = order.choice().target();
        return limits.refusal(
                        target.provider(),
                        target.model(),
                        order.request(),
                        () -> said(order, history))
                .orElse(null);
    }

    static void refuse(@Nullable ContextTooLong tooLong) {
        if (tooLong != null) {
            throw new FailureException(tooLong);
        }
    }

    /** What must not be left out. */
    private List<Content> said(Acceptance.Order order, History history) {
        var said = new ArrayList<Content>();
        if (!order.request().dropOldest()) {
            Contexts.usable(history.messages()).forEach(message -> said.add(message.content()));
        }
        for (var input : order.input()) {
            switch (input) {
                case Input.New(var draft) -> said.add(draft.content());
                case Input.Reference(var id) ->
                        messages.find(id).ifPresent(message -> said.add(message.content()));
            }
        }
        return said;
    }

    /** Within the unit of work that has put what is handed in into the conversation. */
    void check(Conversation before, List<Message> handedIn) {
        if (handedIn.isEmpty() && messages.isEmpty(before.id())) {
            throw new FailureException(new NothingToAnswer());
        }
        ToolPairs.check(messages.toolTraffic(before.id()));
    }

    /** The same, where an answer runs that what is handed in joins. */
    void check(Conversation before, GenerationId running) {
        ToolPairs.check(messages.toolTraffic(before.id()), running);
    }

    /** The same outside any conversation. */
    void check(History history, List<Message> handedIn) {
        var behind = Contexts.usable(Exchanges.newest(limits.history(), history.messages()));
        if (behind.isEmpty() && handedIn.isEmpty()) {
            throw new FailureException(new NothingToAnswer());
        }
        var context = new ArrayList<>(behind);
        context.addAll(handedIn);
        ToolPairs.check(context);
    }
}
