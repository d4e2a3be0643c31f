package soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What was done, and what went wrong. */
final class Tally {

    private static final int SHOWN = 20;

    private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();

    void did(String what, long count) {
        done.computeIfAbsent(what, _ -> new AtomicLong()).addAndGet(count);
    }

    void lost(String what) {
        lost.add(what);
    }

    boolean isWhole() {
        return lost.isEmpty();
    }

    Map<String, AtomicLong> done() {
        return new TreeMap<>(done);
    }

    /** The first of them. */
    List<String> lost() {
        return lost.subList(0, Math.min(SHOWN, lost.size()));
    }
}
