package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a client saw of an answer before its connection ended. */
final class Seen {

    private static final long PATIENCE = 60_000_000_000L;

    private final List<Frame> frames = new ArrayList<>();
    private final Thread reader;

    private Seen(Reading reading, CountDownLatch moment) {
        reader =
                Thread.ofVirtual()
                        .start(() -> {
                            for (var frame = reading.next();
                                    frame != null;
                                    frame = reading.next()) {
                                synchronized (frames) {
                                    frames.add(frame);
                                    frames.notifyAll();
                                }
                                moment.countDown();
                            }
                            while (moment.getCount() > 0
                                    && !Thread.currentThread().isInterrupted()) {
                                moment.countDown();
                            }
                        });
    }

    /**
     * Reads until the connection ends.
     *
     * @param moment counted down with each event, and to the end when there are no more
     */
    static Seen from(Reading reading, CountDownLatch moment) {
        return new Seen(reading, moment);
    }

    /** Waits until something has been seen. */
    void awaitText(String text) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE;
        synchronized (frames) {
            while (frames.stream().noneMatch(frame -> frame.data().contains(text))) {
                var left = deadline - System.nanoTime();
                assertThat(left).as("\"" + text + "\" is seen").isPositive();
                TimeUnit.NANOSECONDS.timedWait(frames, left);
            }
        }
    }

    void awaitEnd() throws InterruptedException {
        reader.join();
    }

    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }
}
