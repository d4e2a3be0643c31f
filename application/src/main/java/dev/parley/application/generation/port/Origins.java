package dev.parley.application.generation.port;

import dev.parley.domain.generation.Generation;

/**
 * For whom this process does things: what the outside writes on its log lines and into its traces.
 */
public interface Origins {

    /** Whoever this thread works for now. It is kept with an answer until its end. */
    Origin current();

    /** Whoever asked for an answer. */
    interface Origin {

        /**
         * Does the work on an answer, once, on this thread, in the name of whoever asked for it.
         * What the work throws comes through. This thread is the answer's own and ends with it.
         */
        void work(Generation generation, Runnable work);
    }
}
