package dev.parley.streaming.provider.chatcompletions;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.text;
import static dev.parley.streaming.provider.Answers.together;
import static dev.parley.streaming.provider.standin.Script.tokensTogether;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.message.Part;
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
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

@Timeout(30)
final class ChatCompletionsAnswersTest {

    private static final String MANY_KINDS_OF_CHARACTERS = "Zürich 東京 🦉 \"said\" \\ \n end";

    private final ProviderStandIn provider = new ProviderStandIn();
    private final ChatCompletionsClient client =
            new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));

    @AfterEach
    void stop() {
        provider.close();
    }

    private List<Delta> answer(Script script) {
        provider.next(script);
        return all(client.open(Calls.chat(provider.baseUrl())));
    }

    @Test
    void an_answer_is_its_text_its_token_counts_and_its_reason() {
        var answer = answer(Script.saying("Paris", "."));

        assertThat(answer)
                .containsExactly(
                        new Delta.Text("Paris"),
                        new Delta.Text("."),
                        new Delta.Used(TokenUsage.reported(7, 0, 0, 2, 0)),
                        new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void ten_thousand_tokens_come_in_order_and_none_is_lost() {
        var answer = answer(Script.tokens(10_000));

        assertThat(text(answer)).isEqualTo(tokensTogether(10_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void characters_and_lines_may_be_cut_anywhere(int bytesPerWrite) {
        var answer =
                answer(Script.saying("a", MANY_KINDS_OF_CHARACTERS, "b").cutInto(bytesPerWrite));

        assertThat(text(answer)).isEqualTo("a" + MANY_KINDS_OF_CHARACTERS + "b");
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void lines_may_end_as_on_windows() {
        assertThat(text(answer(Script.tokens(3).withLineEnd("\r\n")))).isEqualTo(tokensTogether(3));
        assertThat(text(answer(Script.tokens(3).withLineEnd("\r\n").cutInto(1))))
                .isEqualTo(tokensTogether(3));
    }

    @Test
    void comments_and_other_fields_and_empty_pieces_say_nothing() {
        var answer =
                answer(
                        Script.of(
                                        new Step.Raw(
                                                """
                                                \uFEFF: waking up

                                                event: message
                                                id: 7
                                                retry: 10
                                                data:

                                                data:\s

                                                """),
                                        new Step.Nothing(),
                                        new Step.Text("Paris"),
                                        new Step.Raw("\n\n\n: still here\n\n"),
                                        new Step.Nothing())
                                .then(new Step.Finish("stop"), new Step.Done()));

        assertThat(answer)
                .containsExactly(new Delta.Text("Paris"), new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void a_model_that_is_told_once_more_otherwise_does_no_harm() {
        var answer =
                answer(
                        Script.of(
                                new Step.Raw("data: {\"model\":\"stand-in\",\"choices\":[]}\n\n"),
                                new Step.Raw("data: {\"model\":{\"id\":[1]},\"choices\":[]}\n\n"),
                                new Step.Text("Paris"),
                                new Step.Finish("stop"),
                                new Step.Done()));

        assertThat(answer)
                .containsExactly(new Delta.Text("Paris"), new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void missing_token_counts_are_left_to_others() {
        var answer = answer(Script.tokens(2).without(Step.Usage.class));

        assertThat(answer).noneMatch(Delta.Used.class::isInstance);
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void of_token_counts_in_every_piece_the_last_are_valid() {
        var answer =
                answer(
                        Script.of(
                                new Step.Usage(7, 0, 1, 0),
                                new Step.Text("Paris"),
                                new Step.Usage(7, 5, 2, 1),
                                new Step.Finish("stop"),
                                new Step.Raw("data: {\"choices\":[],\"usage\":null}\n\n"),
                                new Step.Done()));

        assertThat(answer)
                .filteredOn(Delta.Used.class::isInstance)
                .containsExactly(new Delta.Used(TokenUsage.reported(7, 5, 0, 2, 1)));
    }

    @Test
    void reasoning_comes_apart_from_text() {
        var answer =
                answer(
                        Script.of(
                                new Step.Reasoning("A capital"),
                                new Step.Reasoning(" is asked."),
                                new Step.Raw(
                                        "data: {\"choices\":[{\"delta\":{\"reasoning\":\""
                                                + " So.\",\"reasoning_content\":\" So.\"}}]}\n\n"),
                                new Step.Text("Paris"),
                                new Step.Finish("stop"),
                                new Step.Done()));

        assertThat(together(answer, Delta.Reasoning.class)).isEqualTo("A capital is asked. So.");
        assertThat(text(answer)).isEqualTo("Paris");
    }

    @Test
    void a_refusal_is_no_text() {
        var answer =
                answer(
                        Script.of(
                                new Step.Refusal("I will not."),
                                new Step.Finish("stop"),
                                new Step.Done()));

        assertThat(answer)
                .containsExactly(
                        new Delta.Refusal("I will not."), new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void a_source_is_cited_with_its_place() {
        var answer =
                answer(
                        Script.of(
                                new Step.Text("Paris"),
                                new Step.Cites("https://example.org/fr", "France", 0, 5),
                                new Step.Finish("stop"),
                                new Step.Done()));

        assertThat(answer)
                .contains(
                        new Delta.Cites(
                                new Part.Citation("https://example.org/fr", "France", 0, 5)));
    }

    @Test
    void a_tool_call_comes_in_pieces() {
        var answer =
                answer(
                        Script.of(
                                new Step.CallBegins(0, "call_1", "get_weather"),
                                new Step.CallArguments(0, "{\"place\":"),
                                new Step.CallArguments(0, "\"Paris\"}"),
                                new Step.Finish("tool_calls"),
                                new Step.Done()));

        assertThat(answer)
                .containsExactly(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.CallArguments(0, "{\"place\":"),
                        new Delta.CallArguments(0, "\"Paris\"}"),
                        new Delta.CallEnded(0),
                        new Delta.Finished(FinishReason.TOOL_CALLS));
    }

    @Test
    void interleaved_tool_calls_are_told_apart() {
        var answer =
                answer(
                        Script.of(
                                new Step.CallBegins(0, "call_1", "get_weather"),
                                new Step.CallBegins(1, "call_2", "get_time"),
                                new Step.CallArguments(1, "{\"zone\""),
                                new Step.CallArguments(0, "{\"place\""),
                                new Step.CallArguments(1, ":\"CET\"}"),
                                new Step.CallArguments(0, ":\"Paris\"}"),
                                new Step.Finish("tool_calls"),
                                new Step.Done()));

        assertThat(arguments(answer, 0)).isEqualTo("{\"place\":\"Paris\"}");
        assertThat(arguments(answer, 1)).isEqualTo("{\"zone\":\"CET\"}");
    }

    @Test
    void a_call_begins_when_its_name_is_known() {
        var answer =
                answer(
                        Script.of(
                                new Step.Raw(
                                        "data:"
                                            + " {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\"}]}}]}\n\n"),
                                new Step.CallArguments(0, "{"),
                                new Step.Raw(
                                        "data:"
                                            + " {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"get_time\"}}]}}]}\n\n"),
                                new Step.CallArguments(0, "}"),
                                new Step.Finish("tool_calls"),
                                new Step.Done()));

        assertThat(answer)
                .startsWith(
                        new Delta.CallBegan(0, "call_1", "get_time"),
                        new Delta.CallArguments(0, "{"));
        assertThat(arguments(answer, 0)).isEqualTo("{}");
    }

    @Test
    void calls_without_numbers_are_told_apart_by_their_ids() {
        var piece =
                "data:"
                    + " {\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"%s\",\"function\":{\"name\":\"%s\",\"arguments\":{\"a\":1}}}]}}]}\n\n";
        var answer =
                answer(
                        Script.of(
                                new Step.Raw(piece.formatted("call_1", "get_time")),
                                new Step.Raw(piece.formatted("call_2", "get_time")),
                                new Step.Finish("stop"),
                                new Step.Done()));

        assertThat(answer)
                .contains(
                        new Delta.CallBegan(0, "call_1", "get_time"),
                        new Delta.CallArguments(0, "{\"a\":1}"),
                        new Delta.CallBegan(1, "call_2", "get_time"));
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.TOOL_CALLS));
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, MAX_OUTPUT_TOKENS",
        "content_filter, CONTENT_FILTER",
        "eos_token, STOP",
        "tool_calls, STOP"
    })
    void reasons_are_translated(String word, FinishReason reason) {
        var answer =
                answer(Script.of(new Step.Text("Paris"), new Step.Finish(word), new Step.Done()));

        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(reason));
    }

    @Test
    void a_service_that_does_not_stream_is_understood_too() {
        var answer =
                answer(
                        Script.refusing(
                                200,
                                """
                                {
                                  "choices": [{"index": 0, "message": {"role": "assistant", "content": "Paris."}, "finish_reason": "stop"}],
                                  "usage": {"prompt_tokens": 14, "completion_tokens": 2}
                                }
                                """));

        assertThat(answer)
                .containsExactly(
                        new Delta.Text("Paris."),
                        new Delta.Used(TokenUsage.reported(14, 0, 0, 2, 0)),
                        new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void nothing_comes_after_the_end() throws InterruptedException {
        provider.next(Script.tokens(1));
        var stream = client.open(Calls.chat(provider.baseUrl()));

        all(stream);

        assertThat(stream.next()).isEmpty();
    }

    @Test
    void connections_are_used_again() {
        var calls = 30;
        IntStream.range(0, calls).forEach(_ -> answer(Script.tokens(3)));

        assertThat(provider.connections()).isLessThan(calls);
    }

    private static String arguments(List<Delta> answer, int call) {
        return together(
                answer.stream()
                        .filter(delta ->
                                delta instanceof Delta.CallArguments(var number, _)
                                        && number == call)
                        .toList(),
                Delta.CallArguments.class);
    }
}
