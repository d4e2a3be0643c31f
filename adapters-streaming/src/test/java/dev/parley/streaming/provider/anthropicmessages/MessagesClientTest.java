package dev.parley.streaming.provider.anthropicmessages;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.failure;
import static dev.parley.streaming.provider.Answers.text;
import static dev.parley.streaming.provider.standin.Script.tokensTogether;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

@Timeout(30)
final class MessagesClientTest implements ModelClientContract {

    private final ProviderStandIn provider =
            new ProviderStandIn()
                    .model(
                            "model-under-test",
                            Script.tokensOnly(3)
                                    .then(new Step.Finish("end_turn"), new Step.Done()));
    private final MessagesClient client =
            new MessagesClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        return Calls.messages(provider.baseUrl());
    }

    private List<Delta> answer(Step... steps) {
        provider.next(Script.of(steps));
        return all(client.open(answeredCall()));
    }

    @Test
    void thoughts_and_words_come_apart_and_the_counts_last() {
        var answer =
                answer(
                        new Step.Nothing(),
                        new Step.Reasoning("A capital."),
                        new Step.Text("Paris"),
                        new Step.Text("."),
                        new Step.Usage(0, 0, 9, 0),
                        new Step.Finish("end_turn"),
                        new Step.Done());

        assertThat(answer)
                .containsExactly(
                        new Delta.Reasoning("A capital."),
                        new Delta.Text("Paris"),
                        new Delta.Text("."),
                        new Delta.Used(TokenUsage.reported(8, 2, 1, 9, 0)),
                        new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void tool_calls_end_when_their_blocks_do() {
        var answer =
                answer(
                        new Step.Text("Let me see."),
                        new Step.CallBegins(0, "toolu_1", "get_weather"),
                        new Step.CallArguments(0, "{\"place\":"),
                        new Step.CallArguments(0, "\"Paris\"}"),
                        new Step.CallBegins(1, "toolu_2", "get_time"),
                        new Step.Finish("tool_use"),
                        new Step.Done());

        assertThat(answer)
                .containsExactly(
                        new Delta.Text("Let me see."),
                        new Delta.CallBegan(1, "toolu_1", "get_weather"),
                        new Delta.CallArguments(1, "{\"place\":"),
                        new Delta.CallArguments(1, "\"Paris\"}"),
                        new Delta.CallEnded(1),
                        new Delta.CallBegan(2, "toolu_2", "get_time"),
                        new Delta.CallEnded(2),
                        new Delta.Used(TokenUsage.reported(8, 2, 1, 1, 0)),
                        new Delta.Finished(FinishReason.TOOL_CALLS));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, MAX_OUTPUT_TOKENS",
        "tool_use, TOOL_CALLS",
        "refusal, CONTENT_FILTER"
    })
    void reasons_are_translated(String word, FinishReason reason) {
        var answer = answer(new Step.Text("Paris"), new Step.Finish(word), new Step.Done());

        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(reason));
    }

    @Test
    void an_overload_in_the_middle_breaks_the_answer() {
        var answer =
                answer(
                        new Step.Text("Paris"),
                        new Step.Complaint("overloaded_error", "Overloaded"));

        assertThat(text(answer)).isEqualTo("Paris");
        assertThat(failure(answer).kind()).isEqualTo(Kind.PROVIDER_ERROR);
        assertThat(failure(answer).retryable()).isTrue();
    }

    @Test
    void an_overload_before_the_first_token_is_tried_again() {
        provider.next(
                Script.refusing(
                        529,
                        """
                        {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
                        """),
                Script.of(new Step.Complaint("overloaded_error", "Overloaded")));

        assertThat(text(all(client.open(answeredCall())))).isEqualTo(tokensTogether(3));
    }

    @Test
    void an_answer_that_does_not_stop_is_not_complete() {
        assertThat(failure(answer(new Step.Text("Paris"))).kind())
                .isEqualTo(Kind.PROVIDER_DISCONNECTED);
    }

    @Test
    void the_key_and_the_version_travel_in_headers() {
        all(client.open(answeredCall()));

        var call = provider.takeCall();
        assertThat(call.path()).isEqualTo("/v1/messages");
        assertThat(call.header("x-api-key")).isEqualTo(Calls.KEY);
        assertThat(call.header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(call.header("authorization")).isNull();
    }

    @Test
    void an_address_without_a_version_gets_one() {
        all(client.open(Calls.messages(provider.baseUrl().replace("/v1", ""))));

        assertThat(provider.takeCall().path()).isEqualTo("/v1/messages");
    }
}
