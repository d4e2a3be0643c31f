package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStatus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's official Java SDK, a client that we did not write, with nothing but another base URL.
 */
class OpenAiSdkIT {

    @TempDir private static Path data;

    private static ParleyProcess parley;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        parley = ParleyProcess.start(data, Map.of());
        client = parley.sdk();
    }

    @AfterAll
    static void end() {
        client.close();
        parley.close();
    }

    @Test
    void conversations_are_created_read_and_deleted() {
        var created = client.conversations().create(ConversationCreateParams.builder().build());

        assertThat(client.conversations().retrieve(created.id()).id()).isEqualTo(created.id());
        assertThat(client.conversations().delete(created.id()).deleted()).isTrue();
        assertThatThrownBy(() -> client.conversations().retrieve(created.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void items_are_paged_each_exactly_once() {
        var conversation =
                client.conversations().create(ConversationCreateParams.builder().build());
        for (var calls = 0; calls < 3; calls++) {
            client.conversations()
                    .items()
                    .create(
                            ItemCreateParams.builder()
                                    .conversationId(conversation.id())
                                    .items(questions(calls == 2 ? 5 : 20))
                                    .build());
        }

        var page =
                client.conversations()
                        .items()
                        .list(
                                ItemListParams.builder()
                                        .conversationId(conversation.id())
                                        .limit(10)
                                        .build());
        var seen = new ArrayList<String>();
        page.autoPager().forEach(item -> seen.add(item.asMessage().id()));

        assertThat(seen).hasSize(45);
        assertThat(new HashSet<>(seen)).hasSize(45);
    }

    @Test
    void a_plain_answer_is_read_as_an_object() {
        var response = client.responses().create(asking("Hello").build());

        assertThat(response.status()).contains(ResponseStatus.COMPLETED);
        assertThat(text(response)).contains("demo model");
        assertThat(response.usage()).isPresent();
    }

    @Test
    void a_streamed_answer_is_accumulated_to_what_is_stored() {
        var accumulator = ResponseAccumulator.create();
        try (var stream = client.responses().createStreaming(asking("Hello").build())) {
            stream.stream().forEach(accumulator::accumulate);
        }

        var streamed = accumulator.response();
        var stored = client.responses().retrieve(streamed.id());

        assertThat(text(stored)).isEqualTo(text(streamed));
        assertThat(stored.status()).isEqualTo(streamed.status());
    }

    @Test
    void a_function_is_called() {
        var tool =
                FunctionTool.builder()
                        .name("get_weather")
                        .parameters(
                                FunctionTool.Parameters.builder()
                                        .putAdditionalProperty("type", JsonValue.from("object"))
                                        .putAdditionalProperty(
                                                "properties",
                                                JsonValue.from(
                                                        Map.of("place", Map.of("type", "string"))))
                                        .putAdditionalProperty(
                                                "required", JsonValue.from(List.of("place")))
                                        .build())
                        .strict(false)
                        .build();

        var response = client.responses().create(asking("Weather?").addTool(tool).build());

        var call = response.output().getLast().asFunctionCall();
        assertThat(call.name()).isEqualTo("get_weather");
        assertThat(call.arguments()).contains("place");
    }

    @Test
    void an_answer_in_the_background_is_cancelled() {
        var begun = client.responses().create(asking("Hello").background(true).build());

        var cancelled = client.responses().cancel(begun.id());

        assertThat(cancelled.status()).contains(ResponseStatus.CANCELLED);
    }

    @Test
    void a_question_joins_the_answer_that_runs() {
        var place = client.conversations().create(ConversationCreateParams.builder().build()).id();
        var running =
                client.responses()
                        .create(asking("First?").conversation(place).background(true).build());

        var joined =
                client.responses()
                        .create(
                                asking("And then?")
                                        .conversation(place)
                                        .putAdditionalBodyProperty(
                                                "on_busy", JsonValue.from("join"))
                                        .build());

        assertThat(joined.id()).isEqualTo(running.id());
        assertThat(joined.status()).contains(ResponseStatus.COMPLETED);
        assertThat(joined.output()).hasSize(2);
        assertThat(text(joined)).contains("First?").contains("And then?");
        assertThat(client.responses().inputItems().list(running.id()).data()).hasSize(2);
    }

    @Test
    void chat_completions_answer_too() {
        var completion =
                client.chat()
                        .completions()
                        .create(
                                ChatCompletionCreateParams.builder()
                                        .model("demo")
                                        .addUserMessage("Hello")
                                        .build());

        assertThat(completion.choices().getFirst().message().content().orElseThrow())
                .contains("demo model");
    }

    @Test
    void models_are_listed() {
        assertThat(client.models().list().data()).anyMatch(model -> model.id().equals("demo"));
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        assertThatThrownBy(
                        () -> client.responses().create(asking("Hello").temperature(3.0).build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> {
                            assertThat(refused.param()).contains("temperature");
                            assertThat(refused.code()).contains("decimal_above_max_value");
                        });
    }

    private static ResponseCreateParams.Builder asking(String question) {
        return ResponseCreateParams.builder().model("demo").input(question);
    }

    private static List<ResponseInputItem> questions(int count) {
        var items = new ArrayList<ResponseInputItem>();
        for (var number = 0; number < count; number++) {
            items.add(
                    ResponseInputItem.ofEasyInputMessage(
                            EasyInputMessage.builder()
                                    .role(EasyInputMessage.Role.USER)
                                    .content("Question " + number)
                                    .build()));
        }
        return items;
    }

    private static String text(Response response) {
        var text = new StringBuilder();
        response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
