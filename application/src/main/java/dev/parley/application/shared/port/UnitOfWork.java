package dev.parley.application.shared.port;

import java.util.function.Supplier;

/**
 * Makes several changes to the store one: all of them happen, durably, or none.
 *
 * <p>The work may run on another thread and together with others' work. It must be quick, must do
 * nothing but read and write the store, and may be run again from its beginning after a conflict
 * with others' work. Work within work is part of it: both happen or none.
 */
public interface UnitOfWork {

    /**
     * Does the work and returns its result once it is durable. Whatever the work throws undoes all
     * of it and is thrown here.
     *
     * @throws dev.parley.domain.failure.FailureException with {@link StoreUnavailable} when the
     *     store does not take it
     */
    <T> T run(Supplier<T> work);

    /** As {@link #run(Supplier)}, for work without a result. */
    default void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Only within work: has something done once, after all of it is durable and before {@link
     * #run(Supplier)} returns, in the order asked for. It must be quick and leave the store alone.
     */
    void afterCommit(Runnable action);
}
