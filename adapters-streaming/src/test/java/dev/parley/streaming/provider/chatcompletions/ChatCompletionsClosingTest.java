package dev.parley.streaming.provider.chatcompletions;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.next;
import static dev.parley.streaming.provider.Answers.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.http.RetryPolicy;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

@Timeout(120)
final class ChatCompletionsClosingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProviderStandIn provider = new ProviderStandIn();
    private final ChatCompletionsClient client =
            new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    private ModelStream open(Script script) {
        provider.next(script);
        return client.open(Calls.chat(provider.baseUrl()));
    }

    @Test
    void closing_before_the_first_byte_closes_the_connection() {
        var stream = open(Script.of(new Step.Gate(), new Step.Text("never")));
        var call = provider.takeCall();
        var reader = reading(stream);

        stream.close();

        call.connectionClosed(PATIENCE);
        assertThat(reader.join()).isEmpty();
    }

    @Test
    void closing_before_the_headers_closes_the_connection() {
        provider.next(Script.refusing(200, "").heldBack());
        var stream = client.open(Calls.chat(provider.baseUrl()));
        var call = provider.takeCall();
        var reader = reading(stream);

        stream.close();

        call.connectionClosed(PATIENCE);
        assertThat(reader.join()).isEmpty();
    }

    @Test
    void closing_in_the_middle_closes_the_connection() {
        var stream = open(Script.tokens(1000).gated());
        var call = provider.takeCall();
        call.release(3);
        assertThat(read(stream, Script.tokensTogether(3).length()))
                .isEqualTo(Script.tokensTogether(3));
        var reader = reading(stream);

        stream.close();

        call.connectionClosed(PATIENCE);
        assertThat(reader.join()).isEmpty();
    }

    @Test
    void closing_while_a_retry_waits_wakes_the_reader() {
        var patient =
                new RetryPolicy(2, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
        var waiting = new ChatCompletionsClient(Calls.http(Calls.PATIENT, patient));
        provider.next(Script.refusing(503, "{}"));
        var stream = waiting.open(Calls.chat(provider.baseUrl()));
        var reader = reading(stream);
        provider.takeCall().awaitAnswered(PATIENCE);

        stream.close();

        assertThat(reader.join()).isEmpty();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void a_slow_reader_slows_the_provider_down() {
        var stream = open(Script.tokens(1_000_000));
        var call = provider.takeCall();

        assertThat(next(stream)).isNotEmpty();

        assertThat(call.tokensSent()).isLessThan(900_000);
        stream.close();
        call.connectionClosed(PATIENCE);
    }

    @Test
    void closing_twice_and_after_the_end_does_nothing() {
        var stream = open(Script.tokens(1));

        var answer = all(stream);
        stream.close();
        stream.close();

        assertThat(answer.getLast()).isInstanceOf(Delta.Finished.class);
        assertThat(next(stream)).isEmpty();
    }

    @Test
    void a_stream_that_is_closed_unread_gives_nothing() {
        var stream = open(Script.tokens(1));

        stream.close();

        assertThat(next(stream)).isEmpty();
    }

    private static CompletableFuture<List<Delta>> reading(ModelStream stream) {
        return CompletableFuture.supplyAsync(
                () -> next(stream), Executors.newVirtualThreadPerTaskExecutor());
    }
}
