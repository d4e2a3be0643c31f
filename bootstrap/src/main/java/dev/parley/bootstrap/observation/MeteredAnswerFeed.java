package dev.parley.bootstrap.observation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.BiConsumer;

/** Counts what passes through the feed of answers, and tells how each one ends. */
public final class MeteredAnswerFeed implements AnswerFeed {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredAnswerFeed.class);

    private final AnswerFeed feed;
    private final Meters meters;
    private final BiConsumer<GenerationId, Outcome> onEnd;

    /**
     * @param onEnd is told of each end, once it is stored
     */
    public MeteredAnswerFeed(
            AnswerFeed feed, Meters meters, BiConsumer<GenerationId, Outcome> onEnd) {
        this.feed = feed;
        this.meters = meters;
        this.onEnd = onEnd;
    }

    @Override
    public void open(GenerationId generation, boolean keepsAll) {
        feed.open(generation, keepsAll);
    }

    @Override
    public void publish(GenerationId generation, List<NumberedEvent> events) {
        // first, so that who hears of an end and looks finds it counted
        meters.events(events.size());
        if (events.getLast().event() instanceof Event.Ended(var outcome, var usage)) {
            meters.ended(outcome, usage);
            onEnd.accept(generation, outcome);
            LOG.debug("Answer {} has ended: {}", generation, Meters.state(outcome));
        }
        feed.publish(generation, events);
    }

    @Override
    public void close(GenerationId generation) {
        feed.close(generation);
    }

    @Override
    public AnswerTail follow(GenerationId generation) {
        return feed.follow(generation);
    }
}
