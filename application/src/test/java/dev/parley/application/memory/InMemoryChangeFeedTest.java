package dev.parley.application.memory;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.testkit.ChangeFeedContract;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;

final class InMemoryChangeFeedTest implements ChangeFeedContract {

    private final ChangeFeed feed = new InMemoryChangeFeed();

    @Override
    public ChangeFeed feed() {
        return feed;
    }
}
