package dev.parley.application.generation;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.conversation.StoredConversations;
import dev.parley.application.message.Appending;
import dev.parley.application.shared.Once;
import dev.parley.application.shared.OnceOnly;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Message;

import java.util.List;
import java.util.Optional;

/**
 * Hands what a request brings in with an answer that runs already, so that the answer takes it up
 * when the model has said what it was about to say.
 *
 * <p>It is stored while the conversation is held and is being answered. The end of an answer holds
 * the conversation as well, and does not come while there is something to take up.
 */
public final class Joining {

    /** The answer has ended meanwhile; thrown within a unit of work, so that it is undone. */
    private static final class EndedMeanwhile extends RuntimeException {}

    private final OwnConversations own;
    private final StoredConversations storedConversations;
    private final Appending appending;
    private final OrderPreparation orders;
    private final ContextChecks checks;
    private final OnceOnly onceOnly;
    private final RecorderTools tools;
    private final FollowGeneration followGeneration;

    public Joining(
            OwnConversations own,
            StoredConversations storedConversations,
            Appending appending,
            OrderPreparation orders,
            ContextChecks checks,
            OnceOnly onceOnly,
            RecorderTools tools,
            FollowGeneration followGeneration) {
        this.own = own;
        this.storedConversations = storedConversations;
        this.appending = appending;
        this.orders = orders;
        this.checks = checks;
        this.onceOnly = onceOnly;
        this.tools = tools;
        this.followGeneration = followGeneration;
    }

    /**
     * Joins the answer that runs in the conversation; nothing if none does, or if it ends before
     * anything could be handed in.
     */
    Optional<StartGeneration.Started> join(
            StartGeneration.Command command, ConversationId conversation) {
        var running = own.find(command.caller(), conversation).running();
        return running == null
                ? Optional.empty()
                : applicant(command, running)
                        .flatMap(applicant -> join(command, conversation, applicant));
    }

    /** Asking comes first, so that what is joined is known although it is not to be kept. */
    private Optional<FollowGeneration.Applicant> applicant(
            StartGeneration.Command command, GenerationId running) {
        try {
            return Optional.of(followGeneration.apply(command.caller(), running));
        } catch (FailureException refused) {
            if (refused.failure() instanceof GenerationNotFound) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Optional<StartGeneration.Started> join(
            StartGeneration.Command command,
            ConversationId conversation,
            FollowGeneration.Applicant applicant) {
        try (applicant) {
            if (applicant.generation().isEnded()) {
                return Optional.empty();
            }
            var joined = handIn(command, conversation, applicant.generation());
            return Optional.of(
                    joined.replayed()
                            ? new StartGeneration.Started(
                                    followGeneration.follow(command.caller(), joined.result(), -1),
                                    StartGeneration.Way.REPLAYED)
                            : new StartGeneration.Started(
                                    applicant.accept(), StartGeneration.Way.JOINED));
        } catch (EndedMeanwhile _) {
            return Optional.empty();
        }
    }

    private Once<GenerationId> handIn(
            StartGeneration.Command command, ConversationId conversation, Generation running) {
        var order = orders.joining(command, running);
        var tooLong = checks.tooLong(order, checks.history(order, null));
        return onceOnly.run(
                command.idempotency(),
                () -> {
                    var before = own.hold(command.caller(), conversation);
                    if (!running.id().equals(before.running())) {
                        throw new EndedMeanwhile();
                    }
                    ContextChecks.refuse(tooLong);
                    store(order, before, running.id());
                    return running.id();
                },
                id -> List.of(id.value()),
                names -> new GenerationId(names.getFirst()));
    }

    private void store(Acceptance.Order order, Conversation before, GenerationId running) {
        var appended = appending.append(before, order.input(), tools.clock().instant());
        storedConversations.save(before, appended.conversation());
        tools.generations().handIn(running, appended.handedIn().stream().map(Message::id).toList());
        checks.check(before, running);
    }
}
