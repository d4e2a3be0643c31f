package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.generation.World.until;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.fixture.RefusingJournal;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Draining;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.StillEnding;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;

class EndsOfAnswersTest {

    private final World world = new World();

    @Test
    void who_settles_an_answer_while_somebody_else_does_so_reads_it_all_the_same() {
        var journal = new RefusingJournal();
        var shared = new World(journal::over);
        var id = shared.ask(null, "Hello").following().generation().id();
        var other = shared.afterDeath();
        journal.settleElsewhere(id);

        assertThat(other.readGeneration().read(ADA, id).generation().id()).isEqualTo(id);
        assertThat(other.readGeneration().read(ADA, id).generation().isEnded()).isTrue();
    }

    @Test
    void draining_refuses_new_answers_and_interrupts_those_that_do_not_end() throws Exception {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Hello");
        var call = world.models.nextCall();
        call.say("I am");
        call.awaitReader();

        world.parley.drainGenerations().drain(Duration.ZERO);

        assertFails(Draining.class, () -> world.ask(conversation, "Once more"));
        rest(started.following());
        assertThat(((State.Ended) started.following().snapshot().generation().state()).outcome())
                .isEqualTo(new Outcome.Interrupted());
        assertThat(world.texts(conversation)).endsWith("I am");
    }

    @Test
    void a_store_that_takes_nothing_lets_followers_go_and_settles_the_answer_later()
            throws Exception {
        var refusing = new RefusingJournal();
        var world = new World(refusing::over);
        var conversation = world.conversation();
        var started = world.ask(conversation, "Hello");
        var call = world.models.nextCall();
        call.say("kept ");
        call.awaitReader();
        until(started.following(), Event.Delta.class);
        refusing.refuseWriting(true);

        call.say("lost");

        call.awaitClose();
        world.awaitNobodyRuns();
        assertFails(StoreUnavailable.class, () -> started.following().next(Duration.ofSeconds(30)));
        refusing.refuseWriting(false);
        world.timers.advance(Duration.ofSeconds(2));
        var id = started.following().generation().id();
        assertThat(
                        ((State.Ended)
                                        world.parley
                                                .readGeneration()
                                                .read(ADA, id)
                                                .generation()
                                                .state())
                                .outcome())
                .isInstanceOf(Outcome.Failed.class);
        assertThat(world.texts(conversation)).containsExactly("Hello", "kept ");
    }

    @Test
    void an_answer_whose_end_fails_because_of_a_defect_lets_followers_go_and_says_so_later()
            throws Exception {
        var work = new WatchedUnitOfWork();
        var world = new World(work::over);
        var started = world.ask(world.conversation(), "Hello");
        var call = world.models.nextCall();
        call.say("kept");
        call.awaitReader();
        work.beforeNext(() -> {
            throw new IllegalStateException("a row cannot be written");
        });

        call.finish();
        world.awaitWork();
        world.timers.advance(Duration.ofSeconds(2));

        var end = (Event.Ended) rest(started.following()).getLast().event();
        assertThat(end.outcome())
                .isEqualTo(
                        new Outcome.Failed(
                                GenerationFailure.internal(
                                        "The answer failed because of a defect.")));
    }

    @Test
    void draining_ends_the_others_when_one_cannot_be_ended() throws Exception {
        var refusing = new RefusingJournal();
        var world = new World(refusing::over);
        var conversation = world.conversation();
        var others = new ArrayList<StartGeneration.Started>();
        for (var number = 0; number < 5; number++) {
            others.add(world.ask(conversation, "Hello", Terms.USUAL, BusyStrategy.QUEUE));
        }
        refusing.refuse(others.remove(2).following().generation().id());

        assertThat(world.parley.drainGenerations().drain(Duration.ZERO)).isOne();

        for (var other : others) {
            assertThat(rest(other.following())).isNotEmpty();
        }
    }

    @Test
    void whoever_does_not_wait_for_the_end_of_an_answer_deletes_nothing() {
        var conversation = world.conversation();
        world.holdWork();
        world.ask(conversation, "Hello");

        Thread.currentThread().interrupt();
        assertFails(
                StillEnding.class,
                () -> world.parley.deleteConversation().delete(ADA, conversation, true));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(world.texts(conversation)).containsExactly("Hello");
    }

    @Test
    void a_lost_answer_that_cannot_be_read_keeps_no_other_from_being_settled() {
        var garbling = new RefusingJournal();
        var world = new World(garbling::over);
        var ids = new ArrayList<GenerationId>();
        for (var number = 0; number < 3; number++) {
            ids.add(world.ask(null, "Hello").following().generation().id());
        }
        var garbled = ids.remove(1);
        garbling.garble(garbled);

        var other = world.afterDeath();
        var settlement = other.lostGenerations().settleAll();

        assertThat(settlement.settled()).isEqualTo(2);
        assertThat(settlement.failures()).hasSize(1);
        assertThat(settlement.isRefusedByStore()).isFalse();
        for (var id : ids) {
            assertThat(other.readGeneration().read(ADA, id).generation().isEnded()).isTrue();
        }
    }
}
