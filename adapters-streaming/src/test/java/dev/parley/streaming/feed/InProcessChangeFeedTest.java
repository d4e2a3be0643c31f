package dev.parley.streaming.feed;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.testkit.ChangeFeedContract;

final class InProcessChangeFeedTest implements ChangeFeedContract {

    private final ChangeFeed feed = new InProcessChangeFeed();

    @Override
    public ChangeFeed feed() {
        return feed;
    }
}
