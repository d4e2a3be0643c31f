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
     * What was said in answers before.
     *
     * @throws FailureException with {@link HistoryTooLong} where more was said before than is read
     */
    List<Message> behind(Acceptance.Order order, @Nullable GenerationId previous) {
        var behind = contexts.behind(previous);
        var conversation = order.command().conversation();
        var isTooLong =
                conversation == null
                        ? behind.size() > limits.history()
                        : messages.hasMoreThan(conversation, limits.history());
        if (isTooLong && !order.request().dropOldest()) {
            throw new FailureException(new HistoryTooLong(limits.history()));
        }
        return Contexts.usable(Exchanges.newest(limits.history(), behind));
    }

    /**
     * Whether it is too long. Found out before the unit of work, because reading everything takes
     * its time; to be refused within it, because an earlier request of the same idempotency key
     * wins.
     */
    @Nullable ContextTooLong tooLong(Acceptance.Order order, List<Message> behind) {
        var target = order.choice().target();
        return limits.refusal(
                        target.provider(),
                        target.model(),
                        order.request(),
                        () -> said(order, behind))
                .orElse(null);
    }

    static void refuse(@Nullable ContextTooLong tooLong) {
        if (tooLong != null) {
            throw new FailureException(tooLong);
        }
    }

    /** What must not be left out. */
    private List<Content> said(Acceptance.Order order, List<Message> behind) {
        var said = new ArrayList<Content>();
        if (!order.request().dropOldest()) {
            var conversation = order.command().conversation();
            var before =
                    conversation == null
                            ? behind
                            : messages.before(conversation, Integer.MAX_VALUE, limits.history());
            Contexts.usable(before).forEach(message -> said.add(message.content()));
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

    static void check(List<Message> behind, List<Message> handedIn) {
        if (behind.isEmpty() && handedIn.isEmpty()) {
            throw new FailureException(new NothingToAnswer());
        }
        var context = new ArrayList<>(behind);
        context.addAll(handedIn);
        ToolPairs.check(context);
    }
}
