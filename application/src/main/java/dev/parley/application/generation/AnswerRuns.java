package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.shared.port.Timers;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.time.Duration;
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

    private final Answering answering;
    private final AnswerFeed feed;
    private final RunningGenerations runningGenerations;
    private final LostGenerations lost;
    private final WaitingGenerations waiting;
    private final Executor executor;
    private final Timers timers;

    public AnswerRuns(
            Answering answering,
            AnswerFeed feed,
            RunningGenerations runningGenerations,
            LostGenerations lost,
            WaitingGenerations waiting,
            Executor executor,
            Timers timers) {
        this.answering = answering;
        this.feed = feed;
        this.runningGenerations = runningGenerations;
        this.lost = lost;
        this.waiting = waiting;
        this.executor = executor;
        this.timers = timers;
    }

    /** Begins to work on an answer; asked for once, by whoever has put it in progress. */
    void begin(RunningGeneration running) {
        executor.execute(() -> running.origin().work(running.generation(), () -> work(running)));
    }

    private void work(RunningGeneration running) {
        var id = running.generation().id();
        RuntimeException defect = null;
        try {
            defect = answering.answer(running);
        } catch (FailureException refused) {
            giveUp(id, Answering.whyRefused(refused));
        } catch (RuntimeException | Error failed) {
            giveUp(id, Answering.DEFECT);
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
        var conversation = generation.conversation();
        runningGenerations.remove(generation.id(), conversation);
        running.over();
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

    /** Lets followers go; what is kept of it is settled as soon as that is possible. */
    private void giveUp(GenerationId id, GenerationFailure why) {
        runningGenerations.giveUp(id, why);
        feed.close(id);
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
