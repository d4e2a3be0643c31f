package dev.parley.application.generation;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.message.Input;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.port.Ids;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.RepetitionUnknowable;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Accepts a request for an answer and has it worked on.
 *
 * <p>Input and generation are stored in one unit of work before any model is called, so that from
 * the moment this returns the answer lives on its own. Whoever starts it follows it from its first
 * event, and so does whoever joins one that runs.
 */
public final class StartGeneration {

    private static final int MOST_INTERRUPTIONS = 5;
    private static final int MOST_ATTEMPTS_TO_JOIN = 100;

    /**
     * What is asked.
     *
     * @param conversation where it is asked, or nowhere; never together with {@code previous}
     * @param previous the answer whose context this one goes on from
     * @param input what is said now; may be empty if something was said before
     * @param model absent leaves it to the conversation and the settings
     * @param request how; what its parameters leave open the settings decide
     * @param attributes what an outside protocol wants to read back later
     */
    public record Command(
            Caller caller,
            @Nullable ConversationId conversation,
            @Nullable GenerationId previous,
            List<Input> input,
            @Nullable ModelName model,
            AnswerRequest request,
            Terms terms,
            BusyStrategy onBusy,
            Metadata metadata,
            @Nullable Attributes attributes,
            @Nullable IdempotentRequest idempotency) {

        /** Whether anything of it is kept beyond its end. */
        boolean isKept() {
            return terms.stored() || conversation != null;
        }
    }

    /** One JSON object in a scheme of an outside protocol. */
    public record Attributes(String scheme, String json) {}

    /** What the answer is that a request got. */
    public enum Way {
        /** One of its own. */
        STARTED,
        /** One that ran already, and takes up what the request brought. */
        JOINED,
        /** One that an earlier request of the same idempotency key got already. */
        REPLAYED
    }

    /** What came of it. */
    public record Started(Following following, Way way) {}

    private final Admission admission;
    private final OrderPreparation orders;
    private final Acceptance acceptance;
    private final Joining joining;
    private final AnswerRuns runs;
    private final RunningGenerations running;
    private final StopGeneration stopGeneration;
    private final FollowGeneration followGeneration;
    private final Ids ids;
    private final Origins origins;

    public StartGeneration(
            Admission admission,
            OrderPreparation orders,
            Acceptance acceptance,
            Joining joining,
            AnswerRuns runs,
            RunningGenerations running,
            StopGeneration stopGeneration,
            FollowGeneration followGeneration,
            Ids ids,
            Origins origins) {
        this.admission = admission;
        this.orders = orders;
        this.acceptance = acceptance;
        this.joining = joining;
        this.runs = runs;
        this.running = running;
        this.stopGeneration = stopGeneration;
        this.followGeneration = followGeneration;
        this.ids = ids;
        this.origins = origins;
    }

    /**
     * Starts it, or gives what an earlier request of the same idempotency key started, whatever has
     * become of what it refers to.
     */
    public Started start(Command command) {
        command.caller().require(KeyScope.WRITE);
        refuseKeyThatNobodyRemembers(command);
        var earlier = acceptance.earlier(command.idempotency());
        if (earlier.isPresent()) {
            return replayed(command.caller(), earlier.get());
        }
        admission.check();
        if (command.conversation() != null && command.previous() != null) {
            throw new FailureException(
                    InvalidRequest.of(
                            "previous", "a conversation and a previous answer exclude each other"));
        }
        return command.onBusy() == BusyStrategy.JOIN && command.conversation() != null
                ? joinOrStart(command, command.conversation())
                : startOrInterrupt(command);
    }

    /** Answers may end and begin while it is tried; each time that fails, another one got on. */
    private Started joinOrStart(Command command, ConversationId conversation) {
        for (var attempts = 1; ; attempts++) {
            var joined = joining.join(command, conversation);
            if (joined.isPresent()) {
                return joined.get();
            }
            try {
                return accept(orders.order(command));
            } catch (FailureException refused) {
                if (!(refused.failure() instanceof ConversationBusy)
                        || attempts == MOST_ATTEMPTS_TO_JOIN) {
                    throw refused;
                }
            }
        }
    }

    private Started startOrInterrupt(Command command) {
        var order = orders.order(command);
        for (var interruptions = 0; ; interruptions++) {
            try {
                return accept(order);
            } catch (FailureException refused) {
                if (!(refused.failure() instanceof ConversationBusy busy)
                        || command.onBusy() != BusyStrategy.INTERRUPT
                        || interruptions == MOST_INTERRUPTIONS) {
                    throw refused;
                }
                interrupt(command.caller(), busy.running());
            }
        }
    }

    /** One that has ended and is deleted since is not in the way any more either. */
    private void interrupt(Caller caller, GenerationId busy) {
        try {
            stopGeneration.stop(caller, busy);
        } catch (FailureException refused) {
            if (!(refused.failure() instanceof GenerationNotFound)) {
                throw refused;
            }
        }
    }

    private Started replayed(Caller caller, GenerationId earlier) {
        return new Started(followGeneration.follow(caller, earlier, -1), Way.REPLAYED);
    }

    /** An answer that is not stored is gone when it has ended, and could not be given again. */
    private static void refuseKeyThatNobodyRemembers(Command command) {
        if (command.idempotency() != null && !command.terms().stored()) {
            throw new FailureException(new RepetitionUnknowable());
        }
    }

    private Started accept(Acceptance.Order order) {
        var id = new GenerationId(ids.next());
        var accepting = new RunningGeneration(order.choice().target(), origins.current());
        var conversation = order.command().conversation();
        running.add(id, conversation, accepting);
        var isAccepted = false;
        try {
            return switch (acceptance.accept(id, order, accepting)) {
                case Acceptance.Result.Earlier(var earlier) ->
                        replayed(order.command().caller(), earlier);
                case Acceptance.Result.Accepted(var state) -> {
                    isAccepted = true;
                    yield new Started(begin(accepting, state), Way.STARTED);
                }
            };
        } finally {
            if (!isAccepted) {
                running.remove(id, conversation);
                accepting.over();
            }
        }
    }

    /**
     * What was stored as waiting is left alone, even if it has come to its turn by now: whoever
     * started it works on it.
     */
    private Following begin(RunningGeneration accepted, State stored) {
        var following = followGeneration.followOwn(accepted);
        if (stored instanceof State.InProgress) {
            runs.begin(accepted);
        }
        if (!admission.isOpen()) {
            stopGeneration.endSoon(accepted, new Outcome.Interrupted());
        }
        return following;
    }
}
