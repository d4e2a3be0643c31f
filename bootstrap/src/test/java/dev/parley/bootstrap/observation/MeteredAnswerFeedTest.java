package dev.parley.bootstrap.observation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.testkit.AnswerFeedContract;
import dev.parley.streaming.feed.InProcessAnswerFeed;

final class MeteredAnswerFeedTest implements AnswerFeedContract {

    private final AnswerFeed feed = new MeteredAnswerFeed(new InProcessAnswerFeed(), new Meters());

    @Override
    public AnswerFeed feed() {
        return feed;
    }
}
