package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someApiKeyId;
import static dev.parley.application.testkit.fixture.SomeIds.someConversationId;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.testkit.fixture.Outcomes;
import dev.parley.application.testkit.fixture.Requests;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** What every store of generations promises. */
public interface GenerationsContract extends StoreContract {

    private Generations generations() {
        return stores().generations();
    }

    private Lease own() {
        return stores().leases().own();
    }

    @Test
    default void a_generation_that_was_never_added_is_not_found() {
        assertThat(generations().find(someGenerationId())).isEmpty();
        assertThat(generations().of(someConversationId())).isEmpty();
        assertThat(generations().queued(someConversationId())).isEmpty();
        assertThat(generations().unfinished()).isEmpty();
    }

    @Test
    default void every_way_of_asking_comes_back_as_it_was_added() {
        for (var request : Requests.everyRequest()) {
            var generation = stored(aGeneration().asking(request).build());

            assertThat(generations().find(generation.id())).contains(generation);
            assertThat(generations().find(generation.id()).orElseThrow().request().extras())
                    .containsExactlyEntriesOf(request.extras());
        }
    }

    @Test
    default void all_terms_come_back_as_they_were_added() {
        var policies =
                List.of(
                        new DisconnectPolicy.Continue(),
                        new DisconnectPolicy.Cancel(),
                        new DisconnectPolicy.CancelAfter(Duration.ofMillis(30_001)));
        for (var policy : policies) {
            var stored = stored(aGeneration().on(new Terms(true, true, policy)).build());
            var unstored = stored(aGeneration().on(new Terms(false, false, policy)).build());

            assertThat(generations().find(stored.id())).contains(stored);
            assertThat(generations().find(unstored.id())).contains(unstored);
        }
    }

    @Test
    default void where_a_generation_belongs_comes_back_as_it_was_added() {
        var conversation = stored(aConversation().ownedBy(GRACE).build());
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("zeta", "\"1\"");
        metadata.put("alpha", "😀");
        var within =
                stored(
                        aGeneration()
                                .in(conversation)
                                .askedWith(someApiKeyId())
                                .answering(1_000_000)
                                .described(metadata)
                                .createdAt(Instant.parse("2026-12-31T23:59:59.999999Z"))
                                .build());
        var outside = stored(aGeneration().ownedBy(GRACE).build());
        var goingOn =
                stored(aGeneration().ownedBy(GRACE).goingOnFrom(outside).answering(3).build());

        assertThat(generations().find(within.id())).contains(within);
        assertThat(generations().find(within.id()).orElseThrow().metadata().members())
                .containsExactlyEntriesOf(metadata);
        assertThat(generations().find(outside.id())).contains(outside);
        assertThat(generations().find(goingOn.id())).contains(goingOn);
    }

    @Test
    default void every_end_comes_back_as_it_was_saved() {
        for (var outcome : Outcomes.everyOutcome()) {
            var running = stored(aGeneration().runningUnder(own()).build());
            var ended = running.ended(endedAs(outcome, 5_000_000_000L));

            work(() -> generations().save(ended));

            assertThat(generations().find(running.id())).contains(ended);
        }
    }

    @Test
    default void an_end_before_the_beginning_comes_back_as_it_was_saved() {
        var queued = stored(aGeneration().queuedUnder(own()).build());
        var ended =
                queued.ended(
                        new State.Ended(
                                new Outcome.Cancelled(),
                                new TokenUsage(
                                        1_000_000_000_000L,
                                        4,
                                        3,
                                        2,
                                        1,
                                        TokenUsage.Source.ESTIMATED),
                                null,
                                null,
                                NOON.plusNanos(1_000),
                                1,
                                afterNoon(1)));

        work(() -> generations().save(ended));

        assertThat(generations().find(queued.id())).contains(ended);
    }

    @Test
    default void a_generation_is_changed_by_saving_and_by_nothing_else() {
        var queued = stored(aGeneration().queuedUnder(own()).build());
        var other = stored(aGeneration().queuedUnder(own()).build());
        var started = queued.started(afterNoon(1));

        assertThat(generations().find(queued.id())).contains(queued);

        work(() -> generations().save(started));

        assertThat(generations().find(queued.id())).contains(started);
        assertThat(generations().find(other.id())).contains(other);
    }

    @Test
    default void a_conversations_generations_come_oldest_first() {
        var conversation = stored(aConversation().build());
        stored(aGeneration().in(stored(aConversation().build())).build());
        var third = aGeneration().in(conversation).createdAt(afterNoon(2)).build();
        var first = aGeneration().in(conversation).createdAt(NOON).build();
        var second = aGeneration().in(conversation).createdAt(NOON).build();
        stored(third);
        stored(second);
        stored(first);

        assertThat(generations().of(conversation.id())).containsExactly(first, second, third);
    }

    @Test
    default void the_next_in_line_is_the_one_that_has_waited_longest() {
        var conversation = stored(aConversation().build());
        var others = stored(aConversation().build());
        stored(aGeneration().in(conversation).runningUnder(own()).build());
        stored(aGeneration().in(others).queuedUnder(own()).build());
        assertThat(generations().queued(conversation.id())).isEmpty();

        var first =
                aGeneration().in(conversation).queuedUnder(own()).createdAt(afterNoon(1)).build();
        var second =
                aGeneration().in(conversation).queuedUnder(own()).createdAt(afterNoon(1)).build();
        stored(second);
        stored(first);
        assertThat(generations().queued(conversation.id())).containsExactly(first, second);

        work(() -> generations().save(first.started(afterNoon(2))));
        assertThat(generations().queued(conversation.id())).containsExactly(second);

        work(() -> generations().markDeleted(second.id(), afterNoon(3)));
        assertThat(generations().queued(conversation.id())).isEmpty();
    }

    @Test
    default void everything_unfinished_is_found_whoever_works_on_it_deleted_or_not() {
        var conversation = stored(aConversation().ownedBy(GRACE).build());
        var running =
                stored(aGeneration().in(conversation).runningUnder(own()).createdAt(NOON).build());
        var queued =
                stored(
                        aGeneration()
                                .in(conversation)
                                .queuedUnder(own())
                                .createdAt(afterNoon(1))
                                .build());
        var foreign =
                stored(
                        aGeneration()
                                .runningUnder(new Lease(Long.MAX_VALUE))
                                .createdAt(afterNoon(2))
                                .build());
        var deleted = stored(aGeneration().runningUnder(own()).createdAt(afterNoon(3)).build());
        var ended = stored(aGeneration().runningUnder(own()).build());
        work(() -> {
            generations().markDeleted(deleted.id(), afterNoon(4));
            generations().save(ended.ended(endedAs(new Outcome.Completed(), 5)));
        });

        assertThat(generations().unfinished()).containsExactly(running, queued, foreign, deleted);
    }

    @Test
    default void a_deleted_generation_is_left_out() {
        var conversation = stored(aConversation().build());
        var deleted = stored(aGeneration().in(conversation).build());
        var other = stored(aGeneration().in(conversation).build());

        work(() -> generations().markDeleted(deleted.id(), afterNoon(1)));
        work(() -> generations().markDeleted(deleted.id(), afterNoon(2)));

        assertThat(generations().find(deleted.id())).isEmpty();
        assertThat(generations().of(conversation.id())).containsExactly(other);
    }

    @Test
    default void a_deleted_generation_can_still_end() {
        var running = stored(aGeneration().runningUnder(own()).build());
        work(() -> generations().markDeleted(running.id(), afterNoon(1)));

        work(() -> generations().save(running.ended(endedAs(new Outcome.Cancelled(), 1))));

        assertThat(generations().unfinished()).isEmpty();
        assertThat(generations().find(running.id())).isEmpty();
    }

    @Test
    default void a_purged_conversation_has_no_generations_and_no_journals_and_others_keep_theirs() {
        var conversation = stored(aConversation().build());
        var other = stored(aConversation().build());
        var purged = storedWithEvents(aGeneration().in(conversation).runningUnder(own()).build());
        var deleted = storedWithEvents(aGeneration().in(conversation).runningUnder(own()).build());
        var kept = storedWithEvents(aGeneration().in(other).runningUnder(own()).build());
        work(() -> generations().markDeleted(deleted.id(), afterNoon(1)));

        work(() -> generations().purge(conversation.id()));

        assertThat(generations().of(conversation.id())).isEmpty();
        assertThat(generations().find(purged.id())).isEmpty();
        assertThat(generations().unfinished()).containsExactly(kept);
        assertThat(stores().journal().read(purged.id(), -1, 10)).isEmpty();
        assertThat(stores().journal().read(deleted.id(), -1, 10)).isEmpty();
        assertThat(stores().journal().read(kept.id(), -1, 10)).hasSize(1);
    }

    @Test
    default void what_was_deleted_outside_any_conversation_is_found_once_it_has_ended() {
        var conversation = stored(aConversation().build());
        var end = endedAs(new Outcome.Completed(), 5);
        var late = stored(aGeneration().inState(end).build());
        var early = stored(aGeneration().inState(end).build());
        var running = stored(aGeneration().runningUnder(own()).build());
        var within = stored(aGeneration().in(conversation).inState(end).build());
        var tooLate = stored(aGeneration().inState(end).build());
        stored(aGeneration().inState(end).build());
        work(() -> {
            generations().markDeleted(late.id(), afterNoon(2));
            generations().markDeleted(early.id(), afterNoon(1));
            generations().markDeleted(running.id(), afterNoon(1));
            generations().markDeleted(within.id(), afterNoon(1));
            generations().markDeleted(tooLate.id(), afterNoon(3));
        });

        assertThat(generations().deletedBefore(afterNoon(3), 10))
                .containsExactly(early.id(), late.id());
        assertThat(generations().deletedBefore(afterNoon(3), 1)).containsExactly(early.id());
    }

    @Test
    default void a_purged_generation_is_gone_with_its_journal_and_others_keep_theirs() {
        var purged = storedWithEvents(aGeneration().runningUnder(own()).build());
        var kept = storedWithEvents(aGeneration().runningUnder(own()).build());
        work(() -> stores().attributes().put(purged.id().value(), "house", "{}"));

        work(() -> generations().purge(purged.id()));

        assertThat(generations().find(purged.id())).isEmpty();
        assertThat(generations().unfinished()).containsExactly(kept);
        assertThat(stores().journal().read(purged.id(), -1, 10)).isEmpty();
        assertThat(stores().journal().read(kept.id(), -1, 10)).hasSize(1);
        assertThat(stores().attributes().find(purged.id().value(), "house")).isEmpty();
    }

    private Generation storedWithEvents(Generation generation) {
        work(() -> {
            generations().add(generation, List.of());
            stores().journal()
                    .record(
                            own(),
                            generation.id(),
                            List.of(new NumberedEvent(0, new Event.Created(false))));
        });
        return generation;
    }
}
