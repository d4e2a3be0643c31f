package dev.parley.bootstrap.process;

import dev.parley.bootstrap.wiring.Parley;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks for damage in the store once, tidies up now and then while the service runs, keeps the heap
 * small, and ends streams whose keys no longer work.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Tidying begins soon after the start, for those who start often. */
    private static final int FIRST_TIDYING = 2;

    private static final int ROUNDS_BETWEEN_TIDYING = 6;

    private final Parley parley;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable OldHeap heap;

    Upkeep(Parley parley) {
        this.parley = parley;
        this.thread = Thread.ofVirtual().name("upkeep").start(this::run);
    }

    private void run() {
        try {
            for (var round = 1; !ended.await(PAUSE.toSeconds(), TimeUnit.SECONDS); round++) {
                if (round == 1) {
                    // not at once, when everybody comes who has waited for the start
                    Thread.ofVirtual().name("damage").start(parley::lookForDamage);
                }
                attempt("Checking keys", parley.useCases().openAccess()::check);
                attempt("Cleaning up", this::cleanUp);
                if (round % ROUNDS_BETWEEN_TIDYING == FIRST_TIDYING) {
                    attempt("Tidying up", parley::tidyUp);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing of this is loaded at the start, which has no use for it. */
    private void cleanUp() {
        if (heap == null) {
            heap = OldHeap.ofThisProcess();
        }
        heap.look();
    }

    /** Whatever fails now is tried again at the next round: nobody else does what this does. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            LOG.error("{} has failed and will be tried again", what, failed);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
