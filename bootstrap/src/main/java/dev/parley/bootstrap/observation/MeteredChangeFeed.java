package dev.parley.bootstrap.observation;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.domain.identity.OwnerId;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;

import java.time.Duration;

/** Counts who waits for changes. */
public final class MeteredChangeFeed implements ChangeFeed {

    private final ChangeFeed feed;
    private final GaugeDataPoint readers;

    public MeteredChangeFeed(ChangeFeed feed, Meters meters) {
        this.feed = feed;
        this.readers = meters.readersOf("changes");
    }

    @Override
    public void announce(OwnerId owner, long number) {
        feed.announce(owner, number);
    }

    @Override
    public boolean await(OwnerId owner, long after, Duration atMost) throws InterruptedException {
        readers.inc();
        try {
            return feed.await(owner, after, atMost);
        } finally {
            readers.dec();
        }
    }
}
