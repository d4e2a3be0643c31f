package dev.parley.bootstrap.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a client saw of an answer before its connection ended. */
final class Seen {

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

    void awaitEnd() throws InterruptedException {
        reader.join();
    }

    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }
}
