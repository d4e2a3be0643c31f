package dev.parley.application.change.port;

import dev.parley.domain.identity.OwnerId;

import java.time.Duration;

/**
 * Wakes those who wait for an owner's changes. It carries no changes; they are read from the store.
 */
public interface ChangeFeed {

    /** A change of this number was committed. Quick; waits for nobody. */
    void announce(OwnerId owner, long number);

    /**
     * Waits until a change above the number was announced, or the time is over; tells whether one
     * was.
     */
    boolean await(OwnerId owner, long after, Duration atMost) throws InterruptedException;
}
