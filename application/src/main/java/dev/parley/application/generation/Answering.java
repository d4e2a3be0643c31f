package dev.parley.application.generation;

import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Brings an answer to its end: calls the model, and calls it again for as long as something was
 * handed in meanwhile that has not been answered.
 */
public final class Answering {

    static final GenerationFailure DEFECT =
            GenerationFailure.internal("The answer failed because of a defect.");

    /** How one call of the model ended, and what it had been given. */
    private record Call(
            List<Message> context, Outcome outcome, @Nullable RuntimeException defect) {}

    private final ModelClient models;
    private final CallPreparation preparation;
    private final Recorders recorders;
    private final RecorderTools tools;
    private final Endings endings;

    public Answering(
            ModelClient models,
            CallPreparation preparation,
            Recorders recorders,
            RecorderTools tools,
            Endings endings) {
        this.models = models;
        this.preparation = preparation;
        this.recorders = recorders;
        this.tools = tools;
        this.endings = endings;
    }

    /**
     * Works on it until its end is stored.
     *
     * @return the defect because of which it failed; nothing if there was none
     */
    @Nullable RuntimeException answer(RunningGeneration running) {
        var recorder = recorders.of(running);
        var run = new AnswerRun(running, recorder, tools.clock());
        while (true) {
            var call = call(running, run);
            switch (end(running, run, recorder, call)) {
                case Ending.GoesOn(var turn, var used) -> run.goOn(turn, used);
                case Ending.Ended _ -> {
                    return call.defect();
                }
                case Ending.MovedOn _ -> {
                    tools.feed().close(running.generation().id());
                    return call.defect();
                }
            }
        }
    }

    /** One that is stored nowhere has an end all the same when the store is away. */
    private Call call(RunningGeneration running, AnswerRun run) {
        List<Message> context = List.of();
        try {
            context = preparation.context(running, run.turn());
            return new Call(context, outcome(running, run, context), null);
        } catch (FailureException refused) {
            if (!Recorders.isEphemeral(running.generation())) {
                throw refused;
            }
            return new Call(context, new Outcome.Failed(whyRefused(refused)), null);
        } catch (RuntimeException failed) {
            return new Call(context, new Outcome.Failed(DEFECT), failed);
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

    /** What was handed in meanwhile is taken up if the model has said all it had to say. */
    private Ending end(RunningGeneration running, AnswerRun run, Recorder recorder, Call call) {
        var takesUp = call.outcome() instanceof Outcome.Completed && !run.asksForTool();
        var known =
                new Endings.End(
                        call.outcome(),
                        () ->
                                run.used(said ->
                                        endings.estimate(
                                                running.generation(), call.context(), said)),
                        run.firstTokenAt(),
                        takesUp ? new Continuation.Behind(run.turn()) : new Continuation.Never());
        var composer = running.whatWasAccepted().composer();
        return endings.end(running.generation(), composer, recorder, known);
    }

    static GenerationFailure whyRefused(FailureException refused) {
        return GenerationFailure.internal(
                refused.failure() instanceof StoreUnavailable
                        ? "The answer could not be stored."
                        : "The answer was given up: " + refused.failure().detail());
    }
}
