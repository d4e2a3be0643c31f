package dev.parley.streaming.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.testkit.ChangeFeedContract;
import dev.parley.application.testkit.Waiting;
import dev.parley.domain.identity.OwnerId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

final class InProcessChangeFeedTest implements ChangeFeedContract {

    private final InProcessChangeFeed feed = new InProcessChangeFeed();

    @Override
    public ChangeFeed feed() {
        return feed;
    }

    @Test
    @Timeout(120)
    void whoever_waits_is_counted_until_something_comes() throws InterruptedException {
        var waiting = Thread.ofVirtual().start(this::await);
        Waiting.until("it waits", () -> feed.waiting() == 1);

        feed.announce(OwnerId.INSTALLATION, 1);
        waiting.join();

        assertThat(feed.waiting()).isZero();
    }

    private void await() {
        try {
            feed.await(OwnerId.INSTALLATION, 0, Duration.ofSeconds(60));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
