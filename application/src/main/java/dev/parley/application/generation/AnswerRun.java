package dev.parley.application.generation;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Composer;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Content;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * One answer being produced: reads what the model says, has it recorded, and finds out how it ends.
 * It may take several calls of the model, one after the other. One thread's.
 */
final class AnswerRun {

    private final RunningGeneration running;
    private final Composer composer;
    private final Recorder recorder;
    private final InstantSource clock;
    private @Nullable TokenUsage usedBefore;
    private @Nullable TokenUsage usage;
    private @Nullable Instant firstTokenAt;
    private int firstMessage;
    private int turn;
    private boolean isAsked;

    AnswerRun(RunningGeneration running, Recorder recorder, InstantSource clock) {
        this.running = running;
        this.composer = running.whatWasAccepted().composer();
        this.recorder = recorder;
        this.clock = clock;
        this.turn = running.generation().turn();
    }

    /** The turn that it produces now. */
    int turn() {
        return turn;
    }

    /** This call has said all it had to say, and more was handed in: it goes on in another turn. */
    void goOn(int nextTurn, TokenUsage used) {
        usedBefore = used;
        usage = null;
        isAsked = false;
        firstMessage = composer.answer().messages();
        turn = nextTurn;
        composer.goOn(nextTurn - generation().turn());
    }

    /**
     * What all calls of the model have used so far.
     *
     * @param estimate what this call used if its provider has not said so, by what it said
     */
    TokenUsage used(Function<List<Content>, TokenUsage> estimate) {
        var before = usedBefore;
        if (before != null && !isAsked) {
            return before;
        }
        var reported = usage;
        var ofThisCall = reported != null ? reported : estimate.apply(said());
        return before == null ? ofThisCall : before.plus(ofThisCall);
    }

    /** Whether the model has asked for a tool, which somebody else has to run. */
    boolean asksForTool() {
        return composer.answer().callsTool(firstMessage);
    }

    /** What the model has said in this call. */
    private List<Content> said() {
        return composer.answer().entries().stream()
                .skip(firstMessage)
                .map(Answer.Entry::content)
                .toList();
    }

    /** When the model first said something. */
    @Nullable Instant firstTokenAt() {
        return firstTokenAt;
    }

    /**
     * Works until this call of the model is over; everything the model said is recorded then, but
     * not the end. No model is asked if somebody wants it to end already.
     */
    Outcome run(ModelClient models, ModelCall call) throws InterruptedException {
        var before = running.askedToEnd();
        if (before != null) {
            return before;
        }
        isAsked = true;
        try (var stream = models.open(call)) {
            running.calling(stream);
            while (true) {
                var deltas = stream.next();
                if (deltas.isEmpty()) {
                    return endOfClosedStream();
                }
                var forbidden = firstForbiddenCall(deltas);
                record(deltas.subList(0, forbidden));
                if (forbidden < deltas.size()) {
                    return new Outcome.Failed(toolNotAllowed());
                }
                var asked = running.askedToEnd();
                if (asked != null) {
                    return asked;
                }
                var outcome = outcome(deltas.getLast());
                if (outcome != null) {
                    return outcome;
                }
            }
        }
    }

    private Outcome endOfClosedStream() {
        var asked = running.askedToEnd();
        return asked != null
                ? asked
                : new Outcome.Failed(
                        GenerationFailure.internal("The model's answer ended without saying so."));
    }

    private void record(List<Delta> deltas) {
        for (var delta : deltas) {
            if (delta instanceof Delta.Used(var used)) {
                usage = used;
            }
        }
        var events = composer.write(deltas);
        if (events.isEmpty()) {
            return;
        }
        if (firstTokenAt == null) {
            firstTokenAt = clock.instant();
        }
        recorder.record(events, composer.answer());
    }

    private int firstForbiddenCall(List<Delta> deltas) {
        if (!(generation().request().toolChoice() instanceof ToolChoice.Allowed(var allowed, _))) {
            return deltas.size();
        }
        for (var index = 0; index < deltas.size(); index++) {
            if (deltas.get(index) instanceof Delta.CallBegan(_, _, var tool)
                    && !allowed.contains(tool)) {
                return index;
            }
        }
        return deltas.size();
    }

    private static @Nullable Outcome outcome(Delta last) {
        return switch (last) {
            case Delta.Finished(var reason) ->
                    switch (reason) {
                        case STOP, TOOL_CALLS -> new Outcome.Completed();
                        case MAX_OUTPUT_TOKENS ->
                                new Outcome.Incomplete(Outcome.Reason.MAX_OUTPUT_TOKENS);
                        case CONTENT_FILTER ->
                                new Outcome.Incomplete(Outcome.Reason.CONTENT_FILTER);
                    };
            case Delta.Broke(var failure) -> new Outcome.Failed(failure);
            case Delta.Text _,
                    Delta.Reasoning _,
                    Delta.Summary _,
                    Delta.Refusal _,
                    Delta.Cites _,
                    Delta.CallBegan _,
                    Delta.CallArguments _,
                    Delta.CallEnded _,
                    Delta.Used _ ->
                    null;
        };
    }

    private GenerationFailure toolNotAllowed() {
        return new GenerationFailure(
                GenerationFailure.Kind.TOOL_NOT_ALLOWED,
                "The model called a tool that the request does not allow.",
                generation().provider(),
                null,
                true,
                null);
    }

    private Generation generation() {
        return running.generation();
    }
}
