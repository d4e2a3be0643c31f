package dev.parley.application.generation;

import java.util.concurrent.Semaphore;

/**
 * Lets a few followers at a time read the journal and use what they have read, in the order in
 * which they came: a crowd that asks for long answers leaves threads of the store and processors to
 * all others. One for the whole process.
 */
final class ReplayTurns {

    /** At once. Half as many as SQLite has readers. */
    private static final int TURNS = 2;

    private final Semaphore free = new Semaphore(TURNS, true);

    /** Waits for a turn, which ends when it is closed; no longer than a page takes to be used. */
    Turn take() throws InterruptedException {
        free.acquire();
        return free::release;
    }

    /** Closed once, by the thread that took it. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
