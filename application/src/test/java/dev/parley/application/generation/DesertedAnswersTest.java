package dev.parley.application.generation;

import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.Input;
import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.ToolCallMissing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Answers that everybody has left, and that somebody wants to join. */
@Timeout(120)
final class DesertedAnswersTest {

    private static final Duration GRACE = Duration.ofSeconds(30);

    /** What a tool returned that nobody has called. */
    private static final List<Input> REFUSED =
            List.of(
                    new Input.New(
                            new Draft(
                                    Author.TOOL,
                                    new Content.ToolReturned(
                                            "call_1", new Content.Output.Plain("12 degrees")),
                                    null)));

    private final WatchedUnitOfWork work = new WatchedUnitOfWork();
    private final World world = new World(work::over);
    private final ConversationId conversation = world.conversation();

    @Test
    void whoever_is_refused_does_not_give_it_more_time() {
        var call = askAndLeave(new DisconnectPolicy.CancelAfter(GRACE));
        world.timers.advance(GRACE.minusSeconds(1));

        assertFails(ToolCallMissing.class, () -> join(REFUSED));
        assertThat(call.isClosed()).isFalse();

        world.timers.advance(Duration.ofSeconds(1));
        call.awaitClose();
    }

    @Test
    void it_ends_when_whoever_came_within_its_time_is_refused_after_it() {
        var call = askAndLeave(new DisconnectPolicy.CancelAfter(GRACE));
        work.beforeNext(() -> {
            world.timers.advance(GRACE);
            assertThat(call.isClosed()).isFalse();
        });

        assertFails(ToolCallMissing.class, () -> join(REFUSED));

        call.awaitClose();
    }

    @Test
    void it_goes_on_when_whoever_came_within_its_time_is_accepted_after_it() {
        var call = askAndLeave(new DisconnectPolicy.CancelAfter(GRACE));
        work.beforeNext(() -> world.timers.advance(GRACE));

        var joined = join(fromUser("And of Italy?"));
        world.timers.advance(GRACE);
        assertThat(call.isClosed()).isFalse();

        joined.following().close();
        world.timers.advance(GRACE);
        call.awaitClose();
    }

    @Test
    void it_goes_on_when_the_last_leaves_while_somebody_comes() {
        var first = ask(new DisconnectPolicy.Cancel());
        var call = world.models.nextCall();
        work.beforeNext(() -> first.following().close());

        var joined = join(fromUser("And of Italy?"));
        assertThat(call.isClosed()).isFalse();

        joined.following().close();
        call.awaitClose();
    }

    @Test
    void it_ends_when_the_last_leaves_while_somebody_comes_and_is_refused() {
        var first = ask(new DisconnectPolicy.Cancel());
        var call = world.models.nextCall();
        work.beforeNext(() -> first.following().close());

        assertFails(ToolCallMissing.class, () -> join(REFUSED));

        call.awaitClose();
    }

    @Test
    void of_several_who_come_the_last_to_be_refused_decides() {
        var call = askAndLeave(new DisconnectPolicy.CancelAfter(GRACE));
        var second = new AtomicReference<StartGeneration.Started>();
        work.beforeNext(() -> {
            world.timers.advance(GRACE);
            second.set(join(fromUser("And of Italy?")));
        });

        assertFails(ToolCallMissing.class, () -> join(REFUSED));
        assertThat(call.isClosed()).isFalse();

        second.get().following().close();
        world.timers.advance(GRACE);
        call.awaitClose();
    }

    private ScriptedAnswer askAndLeave(DisconnectPolicy policy) {
        var started = ask(policy);
        var call = world.models.nextCall();
        started.following().close();
        return call;
    }

    private StartGeneration.Started ask(DisconnectPolicy policy) {
        return world.ask(
                conversation,
                "Capital of France?",
                new Terms(true, false, policy),
                BusyStrategy.REJECT);
    }

    private StartGeneration.Started join(List<Input> input) {
        return world.join(conversation, input, null);
    }
}
