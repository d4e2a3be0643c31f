package dev.parley.bootstrap.observation;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.testkit.ChangeFeedContract;
import dev.parley.streaming.feed.InProcessChangeFeed;

final class MeteredChangeFeedTest implements ChangeFeedContract {

    private final ChangeFeed feed = new MeteredChangeFeed(new InProcessChangeFeed(), new Meters());

    @Override
    public ChangeFeed feed() {
        return feed;
    }
}
