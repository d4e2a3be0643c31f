package dev.parley.bootstrap.observation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.testkit.AnswerFeedContract;
import dev.parley.streaming.feed.InProcessAnswerFeed;
import dev.parley.streaming.provider.preset.PresetProviders;

import java.util.List;

final class MeteredAnswerFeedTest implements AnswerFeedContract {

    private final AnswerFeed feed =
            new MeteredAnswerFeed(
                    new InProcessAnswerFeed(),
                    new Meters(new PresetProviders(List.of())),
                    (_, _) -> {});

    @Override
    public AnswerFeed feed() {
        return feed;
    }
}
