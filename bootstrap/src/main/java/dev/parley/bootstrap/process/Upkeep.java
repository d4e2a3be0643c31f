package dev.parley.bootstrap.process;

import dev.parley.bootstrap.wiring.Parley;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tidies up now and then while the service runs. */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Parley parley;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    Upkeep(Parley parley) {
        this.parley = parley;
        this.thread = Thread.ofVirtual().name("upkeep").start(this::run);
    }

    private void run() {
        try {
            while (!ended.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                tidyUp();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails now is tried again at the next round. */
    private void tidyUp() {
        try {
            parley.tidyUp();
        } catch (RuntimeException failed) {
            LOG.warn("Tidying up has failed and will be tried again", failed);
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
