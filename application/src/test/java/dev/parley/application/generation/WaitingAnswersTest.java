package dev.parley.application.generation;

import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Terms;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

class WaitingAnswersTest {

    @Test
    void an_answer_that_comes_to_its_turn_while_it_is_accepted_is_worked_on_once()
            throws InterruptedException {
        var afterwards = new AtomicReference<Runnable>(() -> {});
        var world = new World(stores -> calling(afterwards, stores));
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();
        world.models.willSay("Second answer.");
        world.models.willSay("Second answer, once more.");

        afterwards.set(() -> {
            afterwards.set(() -> {});
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

    /** Stores whose units of work do something more after they are durable. */
    private static Stores calling(AtomicReference<Runnable> afterwards, Stores stores) {
        var unitOfWork =
                new UnitOfWork() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        var result = stores.unitOfWork().run(work);
                        afterwards.get().run();
                        return result;
                    }

                    @Override
                    public void afterCommit(Runnable action) {
                        stores.unitOfWork().afterCommit(action);
                    }
                };
        return new Stores(
                unitOfWork,
                stores.idempotency(),
                stores.attributes(),
                stores.conversations(),
                stores.messages(),
                stores.attachments(),
                stores.generations(),
                stores.journal(),
                stores.leases(),
                stores.modelSettings(),
                stores.usageRecords(),
                stores.changes(),
                stores.searchIndex(),
                stores.apiKeys());
    }
}
