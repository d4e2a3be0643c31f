package dev.parley.persistence.journal;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.id.GenerationId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A run that waits to be appended, and whoever waits for it. */
final class Append {

    /** Says only that something has changed for whoever takes what waits. */
    static final Append NONE =
            new Append(
                    new Runs.Run(new Lease(0), new GenerationId(new UUID(0, 0)), 0, 0, new byte[0]),
                    () -> {});

    private static final Logger LOG = LoggerFactory.getLogger(Append.class);

    /** What no other run has. */
    record Key(String generation, long first) {}

    private final Runs.Run run;
    private final Runnable committed;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Append(Runs.Run run, Runnable committed) {
        this.run = run;
        this.committed = committed;
    }

    Runs.Run run() {
        return run;
    }

    Key key() {
        return new Key(run.generation().toString(), run.first());
    }

    void stored() {
        try {
            committed.run();
        } catch (RuntimeException | Error defect) {
            LOG.error("What was to happen after a commit failed", defect);
        }
        done.complete(true);
    }

    void failed(RuntimeException failure) {
        done.completeExceptionally(failure);
    }

    void await() {
        try {
            done.join();
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof RuntimeException failure ? failure : wrapped;
        }
    }
}
