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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Works on answers, each on a thread of its own, from the first call of the model to the stored
 * end.
 *
 * <p>If the store stops taking events, the provider call is closed and followers are let go without
 * an end; the answer stays this process's own and is settled as failed as soon as the store takes
 * it.
 */
public final class AnswerRuns {

    private static final Duration PAUSE_BEFORE_TRYING_AGAIN = Duration.ofSeconds(1);

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
            executor.execute(() -> work(running));
        }
    }

    private void work(RunningGeneration running) {
        try {
            answer(running);
        } catch (FailureException refused) {
            giveUp(running.generation().id(), refused);
        } finally {
            release(running);
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

    private void answer(RunningGeneration running) {
        var recorder = recorders.of(running);
        var run = new AnswerRun(running, recorder, tools.clock());
        var context = preparation.context(running);
        try {
            end(running, run, recorder, context, outcome(running, run, context));
        } catch (FailureException refused) {
            throw refused;
        } catch (RuntimeException defect) {
            var failure = GenerationFailure.internal("The answer failed because of a defect.");
            end(running, run, recorder, context, new Outcome.Failed(failure));
            throw defect;
        }
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
        endings.end(running.generation(), running.whatWasAccepted().composer(), recorder, known);
    }

    private void giveUp(GenerationId id, FailureException refused) {
        tools.feed().close(id);
        if (refused.failure() instanceof StoreUnavailable) {
            timers.after(PAUSE_BEFORE_TRYING_AGAIN, () -> settleLater(id));
        }
    }

    private void settleLater(GenerationId id) {
        try {
            lost.settleIfLost(id);
        } catch (FailureException stillRefused) {
            giveUp(id, stillRefused);
        }
    }
}
