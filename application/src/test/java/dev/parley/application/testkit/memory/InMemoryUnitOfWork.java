package dev.parley.application.testkit.memory;

import dev.parley.application.shared.port.UnitOfWork;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Work of one thread at a time, on copies of the tables that it writes. The copies become what
 * everybody reads, all at once, when the work is done; when it fails they are dropped. Reading
 * waits for nobody.
 */
final class InMemoryUnitOfWork implements UnitOfWork {

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Table<?, ?>, Map<?, ?>> written = new HashMap<>();
    private final List<Runnable> actions = new ArrayList<>();
    private volatile Map<Table<?, ?>, Map<?, ?>> committed = Map.of();

    @Override
    public <T> T run(Supplier<T> work) {
        if (turn.isHeldByCurrentThread()) {
            return work.get();
        }
        T result;
        List<Runnable> due;
        turn.lock();
        try {
            result = work.get();
            due = List.copyOf(actions);
            commit();
        } finally {
            written.clear();
            actions.clear();
            turn.unlock();
        }
        due.forEach(Runnable::run);
        return result;
    }

    private void commit() {
        var next = new HashMap<>(committed);
        next.putAll(written);
        committed = Map.copyOf(next);
    }

    @Override
    public void afterCommit(Runnable action) {
        requireWork();
        actions.add(action);
    }

    /** What the current thread sees of a table; nothing if nobody has written to it yet. */
    @Nullable Map<?, ?> seen(Table<?, ?> table) {
        var own = turn.isHeldByCurrentThread() ? written.get(table) : null;
        return own != null ? own : committed.get(table);
    }

    /** The copy that the current work writes to; nothing if it has not written to the table yet. */
    @Nullable Map<?, ?> copy(Table<?, ?> table) {
        requireWork();
        return written.get(table);
    }

    void write(Table<?, ?> table, Map<?, ?> copy) {
        written.put(table, copy);
    }

    private void requireWork() {
        if (!turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("this is allowed within a unit of work only");
        }
    }
}
