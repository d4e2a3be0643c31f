package dev.parley.application.generation;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.conversation.StoredConversations;
import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.Appending;
import dev.parley.application.message.Input;
import dev.parley.application.modelsettings.ChooseModel;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.OnceOnly;
import dev.parley.application.shared.port.Attributes;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Composer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PreviousGenerationNotFound;
import dev.parley.domain.generation.PreviousGenerationRunning;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores a request for an answer: its input, its generation, and the first events, all of it or
 * nothing.
 */
public final class Acceptance {

    /**
     * A request with everything that had to be found out before it can be stored.
     *
     * @param seen the conversation as it was when that began
     */
    record Order(
            StartGeneration.Command command,
            @Nullable Conversation seen,
            List<Input> input,
            ChooseModel.Choice choice,
            AnswerRequest request) {

        Caller caller() {
            return command.caller();
        }
    }

    /** What became of a request. */
    sealed interface Result {

        /** An earlier request of the same idempotency key had started this one already. */
        record Earlier(GenerationId id) implements Result {}

        /** It was stored in this state; it may have come to its turn since. */
        record Accepted(State state) implements Result {}
    }

    private final RecorderTools tools;
    private final OwnConversations own;
    private final StoredConversations storedConversations;
    private final Appending appending;
    private final ContextChecks checks;
    private final Generations generations;
    private final Journal journal;
    private final AnswerFeed feed;
    private final Leases leases;
    private final Attributes attributes;
    private final OnceOnly onceOnly;
    private final Endings endings;
    private final RunningGenerations running;

    public Acceptance(
            RecorderTools tools,
            OwnConversations own,
            StoredConversations storedConversations,
            Appending appending,
            ContextChecks checks,
            Leases leases,
            Attributes attributes,
            OnceOnly onceOnly,
            Endings endings,
            RunningGenerations running) {
        this.tools = tools;
        this.own = own;
        this.storedConversations = storedConversations;
        this.appending = appending;
        this.checks = checks;
        this.generations = tools.generations();
        this.journal = tools.journal();
        this.feed = tools.feed();
        this.leases = leases;
        this.attributes = attributes;
        this.onceOnly = onceOnly;
        this.endings = endings;
        this.running = running;
    }

    /** What an earlier request of the same idempotency key started, if that is known already. */
    Optional<GenerationId> earlier(@Nullable IdempotentRequest idempotency) {
        return onceOnly.find(idempotency).map(names -> new GenerationId(names.getFirst()));
    }

    /**
     * Accepts.
     *
     * @param accepting gets to know what was accepted before anybody else does
     */
    Result accept(GenerationId id, Order order, RunningGeneration accepting) {
        var history = checks.history(order, previous(order));
        var tooLong = checks.tooLong(order, history);
        if (order.command().terms().stored() || order.command().conversation() != null) {
            return onceOnly.<Result>run(
                            order.command().idempotency(),
                            () -> {
                                ContextChecks.refuse(tooLong);
                                return new Result.Accepted(store(id, order, history, accepting));
                            },
                            _ -> List.of(id.value()),
                            names -> new Result.Earlier(new GenerationId(names.getFirst())))
                    .result();
        }
        ContextChecks.refuse(tooLong);
        return new Result.Accepted(imagine(id, order, history, accepting));
    }

    private @Nullable GenerationId previous(Order order) {
        var id = order.command().previous();
        if (id == null) {
            return null;
        }
        var previous =
                generations
                        .find(id)
                        .filter(found -> found.owner().equals(order.caller().owner()))
                        .orElseThrow(
                                () -> new FailureException(new PreviousGenerationNotFound(id)));
        if (!previous.isEnded()) {
            throw new FailureException(new PreviousGenerationRunning(id));
        }
        return id;
    }

    private State imagine(
            GenerationId id, Order order, History history, RunningGeneration accepting) {
        var at = tools.clock().instant();
        var handedIn = appending.imagine(order.caller().owner(), order.input(), at);
        checks.check(history, handedIn);
        running.admit(id, order.caller().owner());
        var generation = generation(id, order, 0, new State.InProgress(leases.own(), at), at);
        var composer = endings.composer(new Answer());
        var events = firstEvents(composer, generation);
        accepting.read(together(history.messages(), handedIn));
        accepting.accepted(new RunningGeneration.Accepted(generation, handedIn, composer));
        feed.open(id, true);
        feed.publish(id, events);
        return generation.state();
    }

    private State store(
            GenerationId id, Order order, History history, RunningGeneration accepting) {
        var at = tools.clock().instant();
        var conversation = order.command().conversation();
        if (conversation == null) {
            // a unit of work that fails before it has changed anything costs the others nothing
            running.admit(id, order.caller().owner());
            var handedIn = appending.store(order.caller().owner(), order.input(), at);
            checks.check(history, handedIn);
            var generation =
                    generation(
                            id,
                            order,
                            nextTurn(handedIn),
                            new State.InProgress(leases.own(), at),
                            at);
            accepting.read(together(history.messages(), handedIn));
            store(generation, handedIn, order, accepting);
            return generation.state();
        }
        var before = own.hold(order.caller(), conversation);
        refuseIfBusy(before, order.command().onBusy());
        running.admit(id, order.caller().owner());
        var appended = appending.append(before, order.input(), at);
        checks.check(before, appended.handedIn());
        var isFree = before.running() == null;
        var state =
                isFree ? new State.InProgress(leases.own(), at) : new State.Queued(leases.own());
        var generation = generation(id, order, appended.conversation().nextTurn(), state, at);
        var withTurn = appended.conversation().tookTurns(1, at);
        storedConversations.save(
                before, isFree ? withTurn.running(id, at) : withTurn.queued(id, at));
        if (isFree && before.equals(order.seen())) {
            keepIfRead(history, before, appended.handedIn(), accepting);
        }
        store(generation, appended.handedIn(), order, accepting);
        return state;
    }

    /** Nothing was said since it was read, but what was handed in now. */
    private static void keepIfRead(
            History history,
            Conversation before,
            List<Message> handedIn,
            RunningGeneration accepting) {
        var read = history.ifRead();
        if (read != null) {
            var added =
                    handedIn.stream()
                            .filter(message -> message.position().turn() >= before.nextTurn())
                            .toList();
            accepting.read(together(read, added));
        }
    }

    private static List<Message> together(List<Message> before, List<Message> now) {
        return Stream.concat(before.stream(), now.stream()).toList();
    }

    private void store(
            Generation generation,
            List<Message> handedIn,
            Order order,
            RunningGeneration accepting) {
        var composer = endings.composer(new Answer());
        var events = firstEvents(composer, generation);
        var id = generation.id();
        generations.add(generation, handedIn.stream().map(Message::id).toList());
        journal.record(leases.own(), id, events);
        var described = order.command().attributes();
        if (described != null) {
            attributes.put(id.value(), described.scheme(), described.json());
        }
        if (generation.state() instanceof State.InProgress) {
            tools.changes().add(GenerationChanges.started(generation, generation.createdAt()));
        }
        accepting.accepted(new RunningGeneration.Accepted(generation, handedIn, composer));
        tools.unitOfWork()
                .afterCommit(() -> {
                    feed.open(id, false);
                    feed.publish(id, events);
                });
    }

    private static void refuseIfBusy(Conversation conversation, BusyStrategy onBusy) {
        var running = conversation.running();
        if (running != null && onBusy != BusyStrategy.QUEUE) {
            throw new FailureException(new ConversationBusy(conversation.id(), running));
        }
    }

    private static int nextTurn(List<Message> handedIn) {
        return handedIn.isEmpty() ? 0 : handedIn.getLast().position().turn() + 1;
    }

    /** What the composer of a generation that was just accepted writes. */
    static List<NumberedEvent> firstEvents(Composer composer, Generation generation) {
        var waits = generation.state() instanceof State.Queued;
        var events = new ArrayList<>(composer.note(new Event.Created(waits)));
        events.addAll(composer.note(waits ? new Event.Queued() : new Event.Started()));
        return events;
    }

    private static Generation generation(
            GenerationId id, Order order, int turn, State state, Instant at) {
        var command = order.command();
        return new Generation(
                id,
                command.caller().owner(),
                command.caller().key(),
                command.conversation(),
                command.previous(),
                turn,
                order.choice().name(),
                order.request(),
                command.terms(),
                command.metadata(),
                order.choice().target().provider(),
                order.choice().target().model(),
                state,
                at);
    }
}
