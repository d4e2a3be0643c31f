package dev.parley.application.generation;

import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.shared.port.Timers;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Works on answers, each on a thread of its own, from the first call of the model to the stored
 * end.
 *
 * <p>If the end of an answer cannot be stored, for whatever reason, the provider call is closed and
 * followers are let go without an end; the answer stays this process's own and is settled as failed
 * as soon as the store takes it.
 */
public final class AnswerRuns {

    private static final Duration PAUSE_BEFORE_TRYING_AGAIN = Duration.ofSeconds(1);
    private static final GenerationFailure DEFECT =
            GenerationFailure.internal("The answer failed because of a defect.");

    private final ModelClient models;
    private final CallPreparation preparation;
    private final Recorders recorders;
    private final RecorderTools tools;
    private final Endings endings;
    private final RunningGenerations runningGenerations;
    private final LostGenerations lost;
    private final WaitingGenerations waiting;
    private final Executor executor;
    private final Timers timers;

    public AnswerRuns(
            ModelClient models,
            CallPreparation preparation,
            Recorders recorders,
            RecorderTools tools,
            Endings endings,
            RunningGenerations runningGenerations,
            LostGenerations lost,
            WaitingGenerations waiting,
            Executor executor,
            Timers timers) {
        this.models = models;
        this.preparation = preparation;
        this.recorders = recorders;
        this.tools = tools;
        this.endings = endings;
        this.runningGenerations = runningGenerations;
        this.lost = lost;
        this.waiting = waiting;
        this.executor = executor;
        this.timers = timers;
    }

    /** Begins to work on an answer that is in progress, unless somebody has begun already. */
    void begin(RunningGeneration running) {
        if (running.begin()) {
            executor.execute(
                    () -> running.origin().work(running.generation(), () -> work(running)));
        }
    }

    private void work(RunningGeneration running) {
        var id = running.generation().id();
        RuntimeException defect = null;
        try {
            defect = answer(running);
        } catch (FailureException refused) {
            giveUp(id, whyRefused(refused));
        } catch (RuntimeException | Error failed) {
            giveUp(id, DEFECT);
            throw failed;
        } finally {
            release(running);
        }
        if (defect != null) {
            throw defect;
        }
    }

    /** Nobody works on it any more; whoever waits behind it may start. */
    void release(RunningGeneration running) {
        var generation = running.generation();
        runningGenerations.remove(generation.id());
        running.over();
        var conversation = generation.conversation();
        if (conversation != null) {
            freed(conversation);
        }
    }

    /**
     * Nothing runs in a conversation any more: what waits there comes to its turn, on a thread of
     * its own.
     */
    public void freed(ConversationId conversation) {
        if (!runningGenerations.in(conversation).isEmpty()) {
            executor.execute(() -> startNext(conversation));
        }
    }

    /** What goes wrong is tried again, because nobody else would start what waits. */
    private void startNext(ConversationId conversation) {
        var isDone = false;
        try {
            waiting.startNext(conversation).ifPresent(this::begin);
            isDone = true;
        } catch (FailureException _) {
            // the store is away; it is tried again
        } finally {
            if (!isDone) {
                timers.after(PAUSE_BEFORE_TRYING_AGAIN, () -> freed(conversation));
            }
        }
    }

    /**
     * Works on it until its end is stored. One that is stored nowhere has an end all the same when
     * the store is away.
     *
     * @return the defect because of which it failed; nothing if there was none
     */
    private @Nullable RuntimeException answer(RunningGeneration running) {
        var recorder = recorders.of(running);
        var run = new AnswerRun(running, recorder, tools.clock());
        List<Message> context = List.of();
        Outcome outcome;
        RuntimeException defect = null;
        try {
            context = preparation.context(running);
            outcome = outcome(running, run, context);
        } catch (FailureException refused) {
            if (!Recorders.isEphemeral(running.generation())) {
                throw refused;
            }
            outcome = new Outcome.Failed(whyRefused(refused));
        } catch (RuntimeException failed) {
            outcome = new Outcome.Failed(DEFECT);
            defect = failed;
        }
        end(running, run, recorder, context, outcome);
        return defect;
    }

    private Outcome outcome(RunningGeneration running, AnswerRun run, List<Message> context) {
        try {
            return run.run(
                    models, preparation.call(running.generation(), running.target(), context));
        } catch (InterruptedException _) {
            // this thread is the answer's own and ends with it
            return new Outcome.Interrupted();
        }
    }

    private void end(
            RunningGeneration running,
            AnswerRun run,
            Recorder recorder,
            List<Message> context,
            Outcome outcome) {
        var known = new Endings.End(outcome, run.usage(), () -> context, run.firstTokenAt());
        var composer = running.whatWasAccepted().composer();
        if (!endings.end(running.generation(), composer, recorder, known)) {
            tools.feed().close(running.generation().id());
        }
    }

    private static GenerationFailure whyRefused(FailureException refused) {
        return GenerationFailure.internal(
                refused.failure() instanceof StoreUnavailable
                        ? "The answer could not be stored."
                        : "The answer was given up: " + refused.failure().detail());
    }

    /** Lets followers go; what is kept of it is settled as soon as that is possible. */
    private void giveUp(GenerationId id, GenerationFailure why) {
        runningGenerations.giveUp(id, why);
        tools.feed().close(id);
        timers.after(PAUSE_BEFORE_TRYING_AGAIN, () -> settleLater(id));
    }

    /** A store that is away is tried until it is back; anything else is left to the upkeep. */
    private void settleLater(GenerationId id) {
        try {
            lost.settleIfLost(id);
            runningGenerations.forget(id);
        } catch (FailureException _) {
            timers.after(PAUSE_BEFORE_TRYING_AGAIN, () -> settleLater(id));
        }
    }
}
