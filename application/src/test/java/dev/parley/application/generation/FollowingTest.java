package dev.parley.application.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.message.Input;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.shared.Limits;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SequentialIds;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.shared.Metadata;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Timeout(30)
final class FollowingTest {

    private final FixedClock clock = new FixedClock();
    private final ScriptedModelClient models = new ScriptedModelClient();
    private final UseCases useCases =
            UseCases.over(
                    InMemoryStore.create(clock),
                    new Surroundings(
                            models,
                            _ -> List.of(),
                            new NoProviders(),
                            new WordCounter(),
                            new InMemoryAnswerFeed(),
                            new InMemoryChangeFeed(),
                            new SequentialIds(),
                            new ManualTimers(clock),
                            byte[]::new,
                            clock,
                            task -> Thread.ofVirtual().start(task),
                            () -> (_, work) -> work.run(),
                            Duration.ofHours(24),
                            Limits.USUAL));

    @Test
    void an_answer_that_is_kept_nowhere_can_be_looked_at_while_it_runs() {
        var terms = new Terms(false, false, new DisconnectPolicy.Continue());

        try (var following = useCases.startGeneration().start(asking(terms)).following()) {
            var answer = models.nextCall();
            answer.say("It rains");
            answer.awaitReader();

            var snapshot = following.snapshot();

            assertThat(snapshot.output())
                    .singleElement()
                    .satisfies(message ->
                            assertThat(message.content()).isEqualTo(Content.Said.text("It rains")));
        }
    }

    private static StartGeneration.Command asking(Terms terms) {
        return new StartGeneration.Command(
                Caller.INSTALLATION,
                null,
                null,
                List.of(new Input.New(Draft.fromUser("How is the weather?"))),
                null,
                AnswerRequest.plain(),
                terms,
                BusyStrategy.REJECT,
                Metadata.NONE,
                null,
                null);
    }

    private static final class NoProviders implements Providers {

        @Override
        public List<ConfiguredProvider> configured() {
            return List.of();
        }

        @Override
        public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
            return Optional.empty();
        }
    }
}
