package dev.parley.application.generation;

import dev.parley.application.composition.Stores;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.testkit.fixture.ChangedStores;
import dev.parley.domain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Units of work around which a test does something of its own. */
final class WatchedUnitOfWork implements UnitOfWork {

    private final AtomicReference<@Nullable Runnable> before = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> after = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> afterRefusal = new AtomicReference<>();
    private UnitOfWork unitOfWork = this;

    Stores over(Stores stores) {
        unitOfWork = stores.unitOfWork();
        return ChangedStores.changed(stores, UnitOfWork.class, _ -> this);
    }

    /** Once, before the next work is done. */
    void beforeNext(Runnable action) {
        before.set(action);
    }

    /** Once, when the next work is durable and before whoever asked for it gets to know. */
    void afterNext(Runnable action) {
        after.set(action);
    }

    /** Once, when the next work that fails was undone. */
    void afterNextRefusal(Runnable action) {
        afterRefusal.set(action);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        once(before);
        try {
            var result = unitOfWork.run(work);
            once(after);
            return result;
        } catch (FailureException refused) {
            once(afterRefusal);
            throw refused;
        }
    }

    private static void once(AtomicReference<@Nullable Runnable> action) {
        var due = action.getAndSet(null);
        if (due != null) {
            due.run();
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        unitOfWork.afterCommit(action);
    }
}
