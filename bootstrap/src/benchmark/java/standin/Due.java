package standin;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Who has a token to send, and when. */
final class Due {

    private record Entry(long at, Caller caller) {}

    private final long origin = System.nanoTime();
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(entry -> entry.at - origin));

    void add(long at, Caller caller) {
        entries.add(new Entry(at, caller));
    }

    void run(long now) {
        while (!entries.isEmpty() && entries.peek().at - now <= 0) {
            entries.remove().caller.proceed(now);
        }
    }

    /** Milliseconds to wait for the next one, at least one; 0 if there is none. */
    long millis(long now) {
        return entries.isEmpty() ? 0 : Math.max(1, (entries.peek().at - now) / 1_000_000);
    }
}
