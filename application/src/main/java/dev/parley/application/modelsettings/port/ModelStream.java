package dev.parley.application.modelsettings.port;

import dev.parley.domain.generation.Delta;

import java.util.List;
import java.util.Optional;

/** What a model says, as it comes in. One thread reads; any thread may close. */
public interface ModelStream extends AutoCloseable {

    /**
     * Waits for what comes next and gives everything that is there. Ends with {@link
     * Delta.Finished} or {@link Delta.Broke}; an empty list means that the stream was closed, or
     * that its end was already given.
     */
    List<Delta> next() throws InterruptedException;

    /**
     * What the provider calls the model that answers, once it has said so; asked by the thread that
     * reads.
     */
    default Optional<String> answeringModel() {
        return Optional.empty();
    }

    /**
     * Ends the call at once, whatever it is doing, and wakes the reader. Closing twice does
     * nothing.
     */
    @Override
    void close();
}
