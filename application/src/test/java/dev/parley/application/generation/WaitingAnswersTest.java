package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.fixture.RefusingJournal;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.LongStream;

class WaitingAnswersTest {

    @Test
    void an_answer_that_comes_to_its_turn_while_it_is_accepted_is_worked_on_once()
            throws InterruptedException {
        var work = new WatchedUnitOfWork();
        var world = new World(work::over);
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();
        world.models.willSay("Second answer.");
        world.models.willSay("Second answer, once more.");

        work.afterNext(() -> {
            call.finish();
            world.models.nextCall();
        });
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);

        rest(first.following());
        rest(second.following());
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
        assertThat(world.texts(conversation))
                .containsExactly("First.", "Second.", "Second answer.");
    }

    @Test
    void
            an_answer_is_worked_on_in_the_name_of_who_asked_for_it_although_another_ones_end_starts_it()
                    throws InterruptedException {
        var world = new World();
        var conversation = world.conversation();
        world.origins.call("first");
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();
        world.origins.call("second");
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);

        call.finish();
        world.models.nextCall().finish();

        rest(second.following());
        assertThat(world.origins.workedFor())
                .containsEntry(first.following().generation().id(), "first")
                .containsEntry(second.following().generation().id(), "second");
    }

    @Test
    void an_answer_comes_to_its_turn_although_the_one_before_it_could_not_be_stored_at_once()
            throws InterruptedException {
        var refusing = new RefusingJournal();
        var world = new World(refusing::over);
        var conversation = world.conversation();
        world.ask(conversation, "First.");
        var call = world.models.nextCall();
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        refusing.refuseWriting(true);
        call.say("lost");
        call.awaitClose();
        world.awaitWork();
        world.timers.advance(Duration.ofSeconds(5));

        refusing.refuseWriting(false);
        world.timers.advance(Duration.ofSeconds(5));

        world.models.nextCall().finish();
        assertThat(rest(second.following()).getLast().event())
                .isEqualTo(new Event.Ended(new Outcome.Completed(), usage(second)));
    }

    @Test
    void a_reader_that_settles_an_answer_lets_the_next_one_come_to_its_turn()
            throws InterruptedException {
        var refusing = new RefusingJournal();
        var world = new World(refusing::over);
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();
        world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        refusing.refuseWriting(true);
        call.say("lost");
        call.awaitClose();
        world.awaitWork();
        refusing.refuseWriting(false);

        world.parley.readGeneration().read(ADA, first.following().generation().id());

        assertThat(world.models.nextCall()).isNotNull();
    }

    @Test
    void an_answer_comes_to_its_turn_although_something_unforeseen_happened_before()
            throws InterruptedException {
        var work = new WatchedUnitOfWork();
        var world = new World(work::over);
        firstEndsWhileSecondWaits(world);
        work.beforeNext(() -> {
            throw new IllegalStateException("a row cannot be read");
        });

        world.letWork();
        world.awaitWork();
        world.timers.advance(Duration.ofSeconds(5));

        assertThat(world.models.nextCall()).isNotNull();
    }

    @Test
    void an_answer_is_worked_on_although_the_connection_was_lost_when_its_turn_was_stored()
            throws InterruptedException {
        var work = new WatchedUnitOfWork();
        var world = new World(work::over);
        var second = firstEndsWhileSecondWaits(world);
        work.afterNext(() -> {
            throw new FailureException(
                    new StoreUnavailable("The connection was lost.", Duration.ofSeconds(1)));
        });

        world.letWork();
        world.awaitWork();
        world.timers.advance(Duration.ofSeconds(5));

        world.models.nextCall().finish();
        var events = rest(second.following());
        assertThat(events)
                .extracting(NumberedEvent::number)
                .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
        assertThat(events).extracting(NumberedEvent::event).contains(new Event.Started());
        assertThat(second.following().snapshot().generation().state())
                .isInstanceOf(State.Ended.class);
    }

    /** Nothing is begun any more; gives the one that waits. */
    private static StartGeneration.Started firstEndsWhileSecondWaits(World world)
            throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        world.holdWork();
        call.finish();
        rest(first.following());
        world.awaitWork();
        return second;
    }

    private static TokenUsage usage(StartGeneration.Started started) {
        return ((State.Ended) started.following().snapshot().generation().state()).usage();
    }
}
