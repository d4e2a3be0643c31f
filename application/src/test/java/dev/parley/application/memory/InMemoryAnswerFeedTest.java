package dev.parley.application.memory;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.testkit.AnswerFeedContract;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;

final class InMemoryAnswerFeedTest implements AnswerFeedContract {

    private final AnswerFeed feed = new InMemoryAnswerFeed();

    @Override
    public AnswerFeed feed() {
        return feed;
    }
}
