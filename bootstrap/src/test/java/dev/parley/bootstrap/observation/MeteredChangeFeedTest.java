package dev.parley.bootstrap.observation;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.testkit.ChangeFeedContract;
import dev.parley.streaming.feed.InProcessChangeFeed;
import dev.parley.streaming.provider.preset.PresetProviders;

import java.util.List;

final class MeteredChangeFeedTest implements ChangeFeedContract {

    private final ChangeFeed feed =
            new MeteredChangeFeed(
                    new InProcessChangeFeed(), new Meters(new PresetProviders(List.of())));

    @Override
    public ChangeFeed feed() {
        return feed;
    }
}
