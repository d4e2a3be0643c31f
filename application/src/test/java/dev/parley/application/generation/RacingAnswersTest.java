package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.generation.World.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.Input;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.fixture.RefusingPort;
import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageTotal;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What happens to answers when something else happens at the same moment. */
@Timeout(60)
final class RacingAnswersTest {

    private static final Terms NOT_STORED =
            new Terms(false, false, new DisconnectPolicy.Continue());

    private final WatchedUnitOfWork work = new WatchedUnitOfWork();
    private final RefusingPort<Attachments> attachments =
            new RefusingPort<>(Attachments.class, "the attachments cannot be reached");
    private final World world = new World(stores -> attachments.over(work.over(stores)));

    @Test
    void a_slow_follower_of_an_answer_that_is_gone_from_the_store_is_told_its_end()
            throws Exception {
        var started = ask("Say a lot.", BusyStrategy.REJECT);
        var call = world.models.nextCall();
        call.say("word ");
        call.awaitReader();
        until(started.following(), Event.Delta.class);
        for (var word = 0; word < 60; word++) {
            call.say("word ");
            call.awaitReader();
        }
        call.finish();
        world.awaitNobodyRuns();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.store.journal().removeExpired(world.clock.instant())).isPositive();

        var end = rest(started.following()).getLast();

        assertThat(end.event())
                .isInstanceOfSatisfying(
                        Event.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(new Outcome.Completed()));
    }

    @Test
    void two_who_stop_an_answer_that_waits_both_get_to_know_its_end() {
        var conversation = world.conversation();
        world.ask(conversation, "Hello");
        world.models.nextCall();
        var waiting =
                world.ask(conversation, "And then?", NOT_STORED, BusyStrategy.QUEUE).following();
        var id = waiting.generation().id();
        work.beforeNext(() -> world.parley.stopGeneration().stop(ADA, id));

        var snapshot = world.parley.stopGeneration().stop(ADA, id);

        assertThat(outcome(snapshot)).isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void an_answer_that_was_to_be_interrupted_and_is_gone_already_is_in_nobodys_way()
            throws Exception {
        var conversation = world.conversation();
        var busy = world.ask(conversation, "Hello", NOT_STORED, BusyStrategy.REJECT);
        var call = world.models.nextCall();
        work.afterNextRefusal(() -> {
            call.finish();
            awaitEnd(busy.following());
        });

        var next = world.ask(conversation, "Once more", Terms.USUAL, BusyStrategy.INTERRUPT);

        world.models.nextCall().finish();
        assertThat(rest(next.following())).isNotEmpty();
    }

    @Test
    void a_conversation_is_not_deleted_under_an_answer_that_began_meanwhile() {
        var conversation = world.conversation();
        var asked = new AtomicReference<StartGeneration.Started>();
        work.beforeNext(() -> asked.set(world.ask(conversation, "Still there?")));

        world.parley.deleteConversation().delete(ADA, conversation, true);

        assertThat(world.parley.runningGenerations().count()).isZero();
        assertThat(outcome(asked.get().following().snapshot())).isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void an_answer_that_is_stored_nowhere_has_an_end_when_the_store_cannot_be_read()
            throws Exception {
        world.models.willSay("Four.");
        var first = world.parley.startGeneration().start(withPicture());
        rest(first.following());
        world.awaitNobodyRuns();
        world.holdWork();
        var next = goOn(first.following().generation().id());
        attachments.refuse();

        world.letWork();

        var end = (Event.Ended) rest(next.following()).getLast().event();
        assertThat(end.outcome())
                .isEqualTo(
                        new Outcome.Failed(
                                GenerationFailure.internal("The answer could not be stored.")));
    }

    @Test
    void what_an_answer_used_that_is_stored_nowhere_is_stored_when_the_store_is_back()
            throws Exception {
        world.models.willSay("Paris.");
        world.holdWork();
        var started = world.ask(null, "Where?", NOT_STORED, BusyStrategy.REJECT);
        work.beforeNext(() -> {
            throw new FailureException(
                    new StoreUnavailable("the store is away", Duration.ofSeconds(1)));
        });
        world.letWork();
        rest(started.following());
        world.awaitWork();
        assertThat(requestsUsed()).isZero();

        world.timers.advance(Duration.ofSeconds(2));

        assertThat(requestsUsed()).isOne();
    }

    private static StartGeneration.Command withPicture() {
        var sums = new Part.Image(new Media.Inline("image/png", new byte[4]), Part.Detail.AUTO);
        var draft = new Draft(Author.USER, new Content.Said(List.of(sums)));
        return World.command(
                null, null, List.of(new Input.New(draft)), Terms.USUAL, BusyStrategy.REJECT, null);
    }

    private StartGeneration.Started goOn(GenerationId previous) {
        return world.parley
                .startGeneration()
                .start(
                        World.command(
                                null,
                                previous,
                                World.fromUser("And one more?"),
                                NOT_STORED,
                                BusyStrategy.REJECT,
                                null));
    }

    private long requestsUsed() {
        var all =
                new UsageQuery(
                        ADA.owner(),
                        Instant.EPOCH,
                        world.clock.instant().plusSeconds(60),
                        UsageQuery.Bucket.TOTAL,
                        Set.of());
        return world.parley.readUsage().read(all).stream().mapToLong(UsageTotal::requests).sum();
    }

    private StartGeneration.Started ask(String question, BusyStrategy onBusy) {
        return world.ask(world.conversation(), question, NOT_STORED, onBusy);
    }

    private static void awaitEnd(Following following) {
        try {
            rest(following);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Outcome outcome(GenerationSnapshot snapshot) {
        return ((State.Ended) snapshot.generation().state()).outcome();
    }
}
