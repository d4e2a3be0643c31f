package dev.parley.application.generation;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.generation.port.Origins;
import dev.parley.application.message.Input;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.MessageLimits;
import dev.parley.application.modelsettings.ChooseModel;
import dev.parley.application.modelsettings.ReadModelSettings;
import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.port.Ids;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Accepts a request for an answer and has it worked on.
 *
 * <p>Input and generation are stored in one unit of work before any model is called, so that from
 * the moment this returns the answer lives on its own. Whoever starts it follows it from its first
 * event.
 */
public final class StartGeneration {

    private static final int MOST_INTERRUPTIONS = 5;

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
            @Nullable IdempotentRequest idempotency) {}

    /** One JSON object in a scheme of an outside protocol. */
    public record Attributes(String scheme, String json) {}

    /**
     * What came of it.
     *
     * @param replayed whether an earlier request of the same idempotency key had started it already
     */
    public record Started(Following following, boolean replayed) {}

    private final Admission admission;
    private final OwnConversations own;
    private final ReadModelSettings settings;
    private final ChooseModel chooseModel;
    private final ModelClient models;
    private final MessageLimits messageLimits;
    private final KeptMedia media;
    private final Acceptance acceptance;
    private final AnswerRuns runs;
    private final RunningGenerations running;
    private final StopGeneration stopGeneration;
    private final FollowGeneration followGeneration;
    private final Ids ids;
    private final Origins origins;

    public StartGeneration(
            Admission admission,
            OwnConversations own,
            ReadModelSettings settings,
            ChooseModel chooseModel,
            ModelClient models,
            MessageLimits messageLimits,
            KeptMedia media,
            Acceptance acceptance,
            AnswerRuns runs,
            RunningGenerations running,
            StopGeneration stopGeneration,
            FollowGeneration followGeneration,
            Ids ids,
            Origins origins) {
        this.admission = admission;
        this.own = own;
        this.settings = settings;
        this.chooseModel = chooseModel;
        this.models = models;
        this.messageLimits = messageLimits;
        this.media = media;
        this.acceptance = acceptance;
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
        var order = order(command);
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
        return new Started(followGeneration.follow(caller, earlier, -1), true);
    }

    private static boolean isKept(Command command) {
        return command.terms().stored() || command.conversation() != null;
    }

    /** An answer that is not stored is gone when it has ended, and could not be given again. */
    private static void refuseKeyThatNobodyRemembers(Command command) {
        if (command.idempotency() != null && !command.terms().stored()) {
            throw new FailureException(
                    new InvalidRequest(
                            List.of(
                                    new Violation(
                                            "Idempotency-Key",
                                            Violation.Rule.EXCLUSIVE,
                                            "a request for an answer that is not stored cannot be"
                                                + " told from its repetitions; leave the key out or"
                                                + " have the answer stored"))));
        }
    }

    private Acceptance.Order order(Command command) {
        var conversation = command.conversation();
        var ofConversation = checked(command);
        var effective = settings.effective(command.caller(), conversation);
        var choice =
                chooseModel.choose(
                        effective, command.model() == null ? ofConversation : command.model());
        var request =
                command.request()
                        .with(command.request().parameters().orElse(effective.parameters()));
        refuseWhatTheProviderDoesNotTake(choice.target(), request, command.input());
        var input = isKept(command) ? media.keep(command.input()) : command.input();
        return new Acceptance.Order(command, input, choice, request);
    }

    /** The conversation's own model, if there is a conversation and it has room. */
    private @Nullable ModelName checked(Command command) {
        if (command.conversation() == null) {
            messageLimits.check(command.input());
            return null;
        }
        var conversation = own.find(command.caller(), command.conversation());
        messageLimits.check(conversation, command.input());
        return conversation.model();
    }

    /**
     * What can be known before anything is stored is refused, instead of failing the answer. Of
     * what was said before nothing can be taken back, so only the new input is looked at.
     */
    private void refuseWhatTheProviderDoesNotTake(
            ModelTarget target, AnswerRequest request, List<Input> input) {
        var drafts = new ArrayList<Draft>();
        for (var item : input) {
            if (item instanceof Input.New(var draft)) {
                drafts.add(draft);
            }
        }
        models.objection(new ModelCall(target, request, drafts))
                .ifPresent(objection -> {
                    throw new FailureException(objection);
                });
    }

    private Started accept(Acceptance.Order order) {
        var id = new GenerationId(ids.next());
        var accepting = new RunningGeneration(order.choice().target(), origins.current());
        running.add(id, accepting);
        var isAccepted = false;
        try {
            return switch (acceptance.accept(id, order, accepting)) {
                case Acceptance.Result.Earlier(var earlier) ->
                        replayed(order.command().caller(), earlier);
                case Acceptance.Result.Accepted(var state) -> {
                    isAccepted = true;
                    yield new Started(begin(accepting, state), false);
                }
            };
        } finally {
            if (!isAccepted) {
                running.remove(id);
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
