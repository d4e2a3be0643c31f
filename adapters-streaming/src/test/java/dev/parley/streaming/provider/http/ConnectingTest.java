package dev.parley.streaming.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.Answers;
import dev.parley.streaming.provider.Calls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
final class ConnectingTest {

    private static final Failures FAILURES = new Failures(new ProviderName("house"), null);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static GenerationFailure failureOf(
            OutgoingGuard guard, Duration toConnect, RetryPolicy retries) {
        var limits = new TimeLimits(toConnect, LONG, LONG);
        var http = new ProviderHttp(guard, limits, retries, Calls.CLOCK, Calls.UNWATCHED);
        var call =
                new ProviderCall(
                        URI.create("http://models.example/v1"),
                        Map.of(),
                        FAILURES,
                        NothingDecoder::new);
        return Answers.failure(Answers.all(http.open(call, new byte[0])));
    }

    @Test
    void a_name_that_is_looked_up_for_ever_is_a_connection_that_does_not_come() {
        var never = new CountDownLatch(1);
        var guard =
                new OutgoingGuard(
                        new OutgoingPolicy(true),
                        _ -> {
                            try {
                                never.await();
                            } catch (InterruptedException interrupted) {
                                throw new AssertionError(interrupted);
                            }
                            throw new UnknownHostException();
                        });

        assertThat(failureOf(guard, SHORT, RetryPolicy.NEVER).kind())
                .isEqualTo(Kind.CONNECT_TIMEOUT);
    }

    @Test
    void a_connection_that_does_not_come_is_tried_again() {
        var lookUps = new AtomicInteger();
        var guard =
                new OutgoingGuard(
                        new OutgoingPolicy(true),
                        host -> {
                            lookUps.incrementAndGet();
                            throw new UnknownHostException(host);
                        });

        var failure = failureOf(guard, LONG, Calls.QUICK);

        assertThat(failure.kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
        assertThat(failure.retryable()).isTrue();
        assertThat(lookUps).hasValue(3);
    }

    @Test
    void the_clients_own_limit_is_the_same_failure() {
        var failure = FAILURES.of(new HttpConnectTimeoutException("late"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
        assertThat(Calls.QUICK.pauseAfter(failure, 0)).isPresent();
        assertThat(Calls.QUICK.pauseAfter(failure, 2)).isEmpty();
    }

    private static final class NothingDecoder implements AnswerDecoder {

        @Override
        public void take(byte[] json, int start, int length, List<Delta> deltas) {
            throw new AssertionError("nothing can have come");
        }

        @Override
        public void complete() {}

        @Override
        public @Nullable FinishReason reason() {
            return null;
        }

        @Override
        public @Nullable TokenUsage usage() {
            return null;
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    @Test
    void a_question_that_cannot_be_written_fails_at_once() {
        var limits = new TimeLimits(LONG, LONG, LONG);
        var guard = new OutgoingGuard(new OutgoingPolicy(true));
        var http = new ProviderHttp(guard, limits, RetryPolicy.NEVER, Calls.CLOCK, Calls.UNWATCHED);
        var call =
                new ProviderCall(
                        URI.create("http://127.0.0.1:1/v1"),
                        new BrokenHeaders(),
                        FAILURES,
                        NothingDecoder::new);

        var failure = Answers.failure(Answers.all(http.open(call, new byte[0])));

        assertThat(failure.kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
    }

    private static final class BrokenHeaders extends AbstractMap<String, String> {

        @Override
        public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("a defect");
        }
    }
}
