package dev.parley.application.testkit.memory;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.domain.identity.OwnerId;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Wakes threads of this process, all of them for every change. */
public final class InMemoryChangeFeed implements ChangeFeed {

    private final Map<OwnerId, Long> newest = new HashMap<>();

    @Override
    public synchronized void announce(OwnerId owner, long number) {
        newest.merge(owner, number, Math::max);
        notifyAll();
    }

    @Override
    public synchronized boolean await(OwnerId owner, long after, Duration atMost)
            throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (newest.getOrDefault(owner, 0L) <= after) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
