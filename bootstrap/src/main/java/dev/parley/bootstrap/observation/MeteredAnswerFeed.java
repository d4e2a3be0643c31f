package dev.parley.bootstrap.observation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts what passes through the feed of answers: every event that is committed, and who follows.
 */
public final class MeteredAnswerFeed implements AnswerFeed {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredAnswerFeed.class);

    private final AnswerFeed feed;
    private final Meters meters;
    private final GaugeDataPoint readers;

    public MeteredAnswerFeed(AnswerFeed feed, Meters meters) {
        this.feed = feed;
        this.meters = meters;
        this.readers = meters.readersOf("answers");
    }

    @Override
    public void open(GenerationId generation, boolean keepsAll) {
        feed.open(generation, keepsAll);
    }

    @Override
    public void publish(GenerationId generation, List<NumberedEvent> events) {
        feed.publish(generation, events);
        meters.events(events.size());
        if (events.getLast().event() instanceof Event.Ended(var outcome, var usage)) {
            meters.ended(outcome, usage);
            LOG.debug("Answer {} has ended: {}", generation, Meters.state(outcome));
        }
    }

    @Override
    public void close(GenerationId generation) {
        feed.close(generation);
    }

    @Override
    public AnswerTail follow(GenerationId generation) {
        var tail = feed.follow(generation);
        readers.inc();
        return new CountedTail(tail, readers);
    }

    private static final class CountedTail implements AnswerTail {

        private final AnswerTail tail;
        private final GaugeDataPoint readers;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private CountedTail(AnswerTail tail, GaugeDataPoint readers) {
            this.tail = tail;
            this.readers = readers;
        }

        @Override
        public News next(long after, Duration atMost) throws InterruptedException {
            return tail.next(after, atMost);
        }

        @Override
        public void close() {
            tail.close();
            if (isClosed.compareAndSet(false, true)) {
                readers.dec();
            }
        }
    }
}
