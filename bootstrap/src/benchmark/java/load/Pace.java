package load;

import java.time.Duration;

/** When exchanges start. */
public sealed interface Pace {

    /** How many may start now. */
    int due(long nanos, int started, int running);

    /** Whether no more will start. */
    boolean isOver(long nanos, int started);

    /** So many a second, however slow the server is. */
    record Arriving(int total, double perSecond) implements Pace {
        @Override
        public int due(long nanos, int started, int running) {
            return Math.min(total, (int) (nanos / 1e9 * perSecond) + 1) - started;
        }

        @Override
        public boolean isOver(long nanos, int started) {
            return started >= total;
        }
    }

    /** As many as are allowed at once, the next when one is over. */
    record AtOnce(int total, int atOnce) implements Pace {
        @Override
        public int due(long nanos, int started, int running) {
            return Math.min(total - started, atOnce - running);
        }

        @Override
        public boolean isOver(long nanos, int started) {
            return started >= total;
        }
    }

    /** As many as are allowed at once, until the time is over. */
    record For(Duration time, int atOnce) implements Pace {
        @Override
        public int due(long nanos, int started, int running) {
            return isOver(nanos, started) ? 0 : atOnce - running;
        }

        @Override
        public boolean isOver(long nanos, int started) {
            return nanos >= time.toNanos();
        }
    }
}
