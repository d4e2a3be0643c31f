package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;

/** Checks 9 and 21: chat completions, with Java's SDK as the reader. */
class ChatIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
        client = installation.sdk();
    }

    @AfterAll
    static void end() {
        client.close();
        installation.close();
    }

    @DisplayName("Check 21: Java's accumulator reads text, calls, and how it ended")
    @ParameterizedTest
    @CsvSource({
        "text, stop, 0",
        "call, tool_calls, 1",
        "two_calls, tool_calls, 2",
        "incomplete, length, 0",
        "filtered, content_filter, 0",
    })
    void javas_accumulator_reads_a_chat(String model, String reason, int calls) {
        var accumulator = ChatCompletionAccumulator.create();
        try (var stream = client.chat().completions().createStreaming(asking(model))) {
            stream.stream().forEach(chunk -> accumulator.accumulate(chunk.validate()));
        }

        var read = accumulator.chatCompletion().choices().getFirst();
        assertThat(read.finishReason().asString()).isEqualTo(reason);
        assertThat(read.message().toolCalls().map(made -> made.size()).orElse(0)).isEqualTo(calls);
        assertThat(accumulator.chatCompletion().usage().orElseThrow().totalTokens()).isEqualTo(22);
    }

    @DisplayName("Check 21: usage comes only when asked for, and last; one reason; [DONE]")
    @ParameterizedTest
    @CsvSource({"text", "call", "reasoning"})
    void usage_comes_last_and_only_when_asked_for(String model) {
        try (var plain = api.stream("/v1/chat/completions", streaming(model, ""));
                var counted =
                        api.stream(
                                "/v1/chat/completions",
                                streaming(model, ",'stream_options':{'include_usage':true}"))) {
            var without = plain.toEnd();
            var with = counted.toEnd();

            for (var whole : new Transcript[] {without, with}) {
                assertThat(whole.isDone()).isTrue();
                assertThat(whole.events())
                        .noneSatisfy(frame -> assertThat(frame.json().has("error")).isTrue())
                        .filteredOn(frame -> !reason(frame).isEmpty())
                        .hasSize(1);
            }
            assertThat(without.events())
                    .noneSatisfy(frame -> assertThat(frame.json().has("usage")).isTrue());
            var last = with.events().getLast().json();
            assertThat(last.get("choices")).isEmpty();
            assertThat(last.at("/usage/total_tokens").asInt()).isEqualTo(22);
        }
    }

    @DisplayName("Check 21: leaving closes the provider's call")
    @Test
    void leaving_closes_the_providers_call() {
        installation.provider().model("left-21", GivenAnswer.STUCK.script());
        try (var leaving = api.stream("/v1/chat/completions", streaming("left-21", ""))) {
            leaving.next();
        }

        installation.callOf("left-21").connectionClosed(PATIENCE);
    }

    @DisplayName("Check 9: an error after the beginning is the last frame, and there is no [DONE]")
    @Test
    void an_error_after_the_beginning_is_the_last_frame() {
        try (var stream = api.stream("/v1/chat/completions", streaming("failed", ""))) {
            var whole = stream.toEnd();

            assertThat(whole.isDone()).isFalse();
            var error = whole.events().getLast().json().get("error");
            assertThat(error.get("type").asText()).isEqualTo("server_error");
            assertThat(error.get("code").asText()).isEqualTo("provider_disconnected");
            assertThat(whole.events().subList(0, whole.events().size() - 1))
                    .noneSatisfy(frame -> assertThat(frame.json().has("error")).isTrue());
        }
    }

    private static String reason(Frame frame) {
        return frame.json().at("/choices/0/finish_reason").asText("");
    }

    private static ChatCompletionCreateParams asking(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("What is the capital of France?")
                .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
    }

    private static String streaming(String model, String more) {
        return "{'model':'%s','messages':[{'role':'user','content':'Hi'}],'stream':true,'tools':[{'type':'function','function':{'name':'get_weather'}},{'type':'function','function':{'name':'get_time'}}]%s}"
                .formatted(model, more);
    }
}
