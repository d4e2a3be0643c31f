package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.shared.Metadata;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

final class GenerationTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Lease LEASE = new Lease(7);
    private static final State.Ended END =
            new State.Ended(
                    new Outcome.Completed(),
                    TokenUsage.estimated(1, 1, 0),
                    NOON,
                    NOON,
                    NOON,
                    5,
                    NOON.plusSeconds(60));

    private static Generation in(State state) {
        return new Generation(
                new GenerationId(new UUID(0, 1)),
                OwnerId.INSTALLATION,
                null,
                null,
                null,
                1,
                new ModelName("demo"),
                AnswerRequest.plain(),
                Terms.USUAL,
                Metadata.NONE,
                ProviderName.DEMO,
                new ModelName("demo-1"),
                state,
                NOON);
    }

    @Test
    void a_queued_generation_starts_under_the_lease_it_has() {
        var started = in(new State.Queued(LEASE)).started(NOON.plusSeconds(1));

        assertThat(started).isEqualTo(in(new State.InProgress(LEASE, NOON.plusSeconds(1))));
        assertThat(started.isEnded()).isFalse();
    }

    @Test
    void only_a_queued_generation_can_start() {
        var running = in(new State.InProgress(LEASE, NOON));
        var ended = in(END);

        assertThatIllegalStateException().isThrownBy(() -> running.started(NOON));
        assertThatIllegalStateException().isThrownBy(() -> ended.started(NOON));
    }

    @Test
    void a_generation_ends_once_from_wherever_it_is() {
        assertThat(in(new State.Queued(LEASE)).ended(END)).isEqualTo(in(END));
        assertThat(in(new State.InProgress(LEASE, NOON)).ended(END)).isEqualTo(in(END));
        assertThat(in(END).isEnded()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> in(END).ended(END));
    }
}
