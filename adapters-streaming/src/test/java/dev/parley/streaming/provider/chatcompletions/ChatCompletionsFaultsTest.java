package dev.parley.streaming.provider.chatcompletions;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.failure;
import static dev.parley.streaming.provider.Answers.read;
import static dev.parley.streaming.provider.Answers.text;
import static dev.parley.streaming.provider.standin.Script.tokensTogether;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.http.RetryPolicy;
import dev.parley.streaming.provider.http.TimeLimits;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

@Timeout(30)
final class ChatCompletionsFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ProviderStandIn provider = new ProviderStandIn();
    private final ChatCompletionsClient client =
            new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    private List<Delta> answer(Script... scripts) {
        provider.next(scripts);
        return all(client.open(Calls.chat(provider.baseUrl())));
    }

    private List<Delta> answerWithin(TimeLimits limits, Script script) {
        provider.next(script);
        return all(
                new ChatCompletionsClient(Calls.http(limits, RetryPolicy.NEVER))
                        .open(Calls.chat(provider.baseUrl())));
    }

    @Test
    void a_provider_that_listens_on_no_port_cannot_be_reached() {
        var answer = all(client.open(Calls.chat(ProviderStandIn.deadBaseUrl())));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
        assertThat(failure(answer).message()).isEqualTo("The model provider could not be reached.");
        assertThat(answer).hasSize(1);
    }

    @Test
    void a_reset_before_the_first_token_is_tried_again() {
        var answer = answer(Script.of(new Step.Reset()), Script.tokens(3));

        assertThat(text(answer)).isEqualTo(tokensTogether(3));
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void a_piece_that_says_nothing_is_no_first_token() {
        var answer = answer(Script.of(new Step.Nothing(), new Step.Reset()), Script.tokens(3));

        assertThat(text(answer)).isEqualTo(tokensTogether(3));
    }

    @Test
    void a_reset_after_a_token_ends_the_answer_and_keeps_what_came() {
        provider.next(
                Script.tokensOnly(2).then(new Step.Gate(), new Step.Reset()), Script.tokens(3));

        try (var stream = client.open(Calls.chat(provider.baseUrl()))) {
            assertThat(read(stream, tokensTogether(2).length())).isEqualTo(tokensTogether(2));
            provider.takeCall().release(1);

            assertThat(failure(all(stream)).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
        }
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void two_retries_are_all_there_are() {
        var reset = Script.of(new Step.Reset());

        var answer = answer(reset, reset, reset, Script.tokens(3));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
        assertThat(provider.calls()).hasSize(3);
    }

    @Test
    void a_refused_key_is_said_and_not_shown() {
        var answer =
                answer(
                        Script.refusing(
                                401,
                                "{\"error\":{\"message\":\"Incorrect key " + Calls.KEY + "\"}}"));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_REJECTED);
        assertThat(failure(answer).httpStatus()).isEqualTo(401);
        assertThat(failure(answer).message()).isEqualTo("The model provider refused the key.");
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void an_unknown_model_is_quoted_without_keys_and_addresses() {
        var answer =
                answer(
                        Script.refusing(
                                404,
                                "{\"error\":{\"message\":\"No model for %s at https://10.0.0.7/v1 on 10.0.0.7:80\"}}"
                                        .formatted(Calls.KEY)));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_REJECTED);
        assertThat(failure(answer).message())
                .isEqualTo(
                        "The model provider does not know this model or address. It says: \"No"
                                + " model for … at … on …\"");
        assertThat(failure(answer).retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 529})
    void a_passing_failure_is_tried_again(int status) {
        var answer =
                answer(
                        Script.refusing(status, "{}"),
                        Script.refusing(status, "oops"),
                        Script.tokens(2));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
        assertThat(provider.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void a_refusal_is_not_tried_again(int status) {
        var answer = answer(Script.refusing(status, "{}"), Script.tokens(2));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_REJECTED);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void a_lasting_failure_is_the_providers() {
        var failing = Script.refusing(500, "{\"error\":\"out of memory\"}");

        var answer = answer(failing, failing, failing);

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_ERROR);
        assertThat(failure(answer).httpStatus()).isEqualTo(500);
        assertThat(failure(answer).message())
                .isEqualTo("The model provider failed (status 500). It says: \"out of memory\"");
        assertThat(failure(answer).retryable()).isTrue();
    }

    @Test
    void too_many_requests_are_tried_again_when_the_provider_says() {
        var answer =
                answer(
                        Script.refusing(429, "{}").header("retry-after-ms", "1"),
                        Script.refusing(429, "{}").header("retry-after", "0"),
                        Script.tokens(2));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
    }

    @Test
    void nobody_waits_longer_than_is_bearable() {
        var answer =
                answer(Script.refusing(429, "{}").header("retry-after", "90"), Script.tokens(2));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_RATE_LIMITED);
        assertThat(failure(answer).retryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void a_date_to_wait_for_is_understood() {
        var answer =
                answer(
                        Script.refusing(429, "{}")
                                .header("retry-after", "Thu, 1 Jan 2026 00:02:00 GMT"),
                        Script.tokens(2));

        assertThat(failure(answer).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void an_account_that_is_used_up_is_not_asked_again() {
        var answer =
                answer(
                        Script.refusing(
                                429,
                                "{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}"),
                        Script.tokens(2));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_QUOTA_EXHAUSTED);
        assertThat(failure(answer).retryable()).isFalse();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        var answer =
                answer(
                        Script.refusing(302, "").header("location", "http://127.0.0.1:1/v1"),
                        Script.tokens(2));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_REJECTED);
        assertThat(provider.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{]}\n\n",
                "data: nonsense\n\n",
                "data: [1,2]\n\n",
                "data: {}{}\n\n"
            })
    void malformed_pieces_are_no_answer(String piece) {
        var answer = answer(Script.of(new Step.Raw(piece)), Script.tokens(2));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_ERROR);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void a_truncated_last_line_is_a_closed_connection() {
        var answer =
                answer(
                        Script.tokensOnly(2)
                                .then(new Step.Raw("data: {\"choices\":[{\"delta\":{\"cont")));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
    }

    @Test
    void an_answer_without_a_reason_is_not_complete() {
        var answer = answer(Script.tokensOnly(2));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
    }

    @Test
    void an_answer_that_hangs_up_in_the_middle_is_not_complete() {
        var answer = answer(Script.tokensOnly(2).then(new Step.HangUp()));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
    }

    @Test
    void a_reason_without_the_mark_of_the_end_is_enough() {
        var answer = answer(Script.tokens(2).without(Step.Done.class));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void what_happens_after_the_reason_does_not_break_the_answer() {
        var answer = answer(Script.tokensOnly(2).then(new Step.Finish("stop"), new Step.HangUp()));

        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void a_line_without_an_end_is_given_up() {
        var answer = answer(Script.of(new Step.EndlessLine()));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_ERROR);
        provider.takeCall().connectionClosed(LONG);
    }

    @Test
    void silence_before_the_first_token_has_its_limit() {
        var answer =
                answerWithin(
                        new TimeLimits(LONG, SOON, LONG),
                        Script.of(new Step.Nothing(), new Step.Silence()));

        assertThat(failure(answer).kind()).isEqualTo(Kind.FIRST_TOKEN_TIMEOUT);
        provider.takeCall().connectionClosed(LONG);
    }

    @Test
    void silence_after_a_token_has_another_limit() {
        var answer =
                answerWithin(
                        new TimeLimits(LONG, LONG, SOON),
                        Script.tokensOnly(2).then(new Step.Silence()));

        assertThat(text(answer)).isEqualTo(tokensTogether(2));
        assertThat(failure(answer).kind()).isEqualTo(Kind.SILENCE_TIMEOUT);
        provider.takeCall().connectionClosed(LONG);
    }

    @Test
    void an_error_in_the_middle_is_understood_by_what_it_says() {
        var answer =
                answer(
                        Script.tokensOnly(1)
                                .then(new Step.Complaint("rate_limit_exceeded", "Slow down.")));

        assertThat(text(answer)).isEqualTo(tokensTogether(1));
        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_RATE_LIMITED);
        assertThat(failure(answer).message()).endsWith("It says: \"Slow down.\"");
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void an_error_in_place_of_the_first_token_is_tried_again_if_it_may_pass() {
        var answer =
                answer(
                        Script.of(new Step.Complaint("server_error", "Try later.")),
                        Script.tokens(1));

        assertThat(text(answer)).isEqualTo(tokensTogether(1));
    }

    @Test
    void token_counts_heard_before_a_fault_are_given() {
        var answer =
                answer(Script.tokensOnly(1).then(new Step.Usage(7, 0, 1, 0), new Step.HangUp()));

        assertThat(answer).filteredOn(Delta.Used.class::isInstance).hasSize(1);
    }

    @Test
    void other_addresses_are_refused_before_anything_is_sent() {
        assertThat(failure(all(client.open(Calls.chat("ftp://example.org/v1")))).kind())
                .isEqualTo(Kind.PROVIDER_REJECTED);
        assertThat(failure(all(client.open(Calls.chat("http://169.254.169.254/v1")))).message())
                .contains("metadata");
        assertThat(failure(all(client.open(Calls.chat("not an address")))).kind())
                .isEqualTo(Kind.PROVIDER_REJECTED);
    }

    @Test
    void a_name_that_does_not_exist_cannot_be_reached() {
        var answer = all(client.open(Calls.chat("http://nowhere.invalid/v1")));

        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_DISCONNECTED);
        assertThat(failure(answer).message())
                .isEqualTo("The model provider's name could not be resolved.");
    }
}
