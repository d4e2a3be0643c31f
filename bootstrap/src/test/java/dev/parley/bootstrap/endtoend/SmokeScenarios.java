package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What everybody may expect of a Parley with nothing configured, however it is packaged and
 * wherever it keeps what it is told. The demo model answers.
 */
interface SmokeScenarios {

    /** The Parley that is looked at. */
    Subject subject();

    private HouseClient client() {
        return subject().client();
    }

    @Test
    default void it_has_started_and_says_that_it_is_well() {
        assertThat(client().get("/health").get("status").asText()).isEqualTo("healthy");
        assertThat(client().get("/manage/health/readiness").get("status").asText()).isEqualTo("UP");
        assertThat(client().get("/v1/models").get("data").findValuesAsText("id")).contains("demo");
        assertThat(client().send(client().request("/manage/prometheus")).body())
                .contains("# TYPE parley_generations gauge");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/docs, text/html",
        "/docs/docs.js, text/javascript",
        "/docs/swagger-ui.css, text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
        "/openapi.json, application/json"
    })
    default void it_describes_itself(String path, String type) {
        var page = client().send(client().request(path).header("Accept", type));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith(type);
        assertThat(page.body()).isNotBlank();
    }

    @Test
    default void a_conversation_keeps_what_was_asked_and_answered() {
        var conversation = conversation("Capital cities");

        var response = answer(conversation, "And of Italy?");

        assertThat(response.get("status").asText()).isEqualTo("incomplete");
        var items = client().get("/v1/conversations/" + conversation + "/items?order=asc");
        assertThat(items.get("data").findValuesAsText("text"))
                .containsExactly("And of Italy?", text(response));
        assertThat(text(response)).startsWith("You said \"And of Italy?\".");
    }

    @Test
    default void a_chat_is_answered_whole_and_in_chunks() {
        var asking =
                "{\"model\":\"demo\",\"max_completion_tokens\":16,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],\"stream\":%s}";

        var whole = client().post("/v1/chat/completions", asking.formatted(false));
        var chunks = new StringBuilder();
        client().send(client().posting("/v1/chat/completions", asking.formatted(true)))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> HouseClient.json(line.substring("data: ".length())))
                .forEach(chunk -> chunks.append(chunk.at("/choices/0/delta/content").asText("")));

        assertThat(whole.at("/choices/0/message/content").asText())
                .startsWith("You said \"Hello\".")
                .isEqualTo(chunks.toString());
        assertThat(whole.at("/usage/completion_tokens").asInt()).isEqualTo(16);
    }

    @Test
    default void what_is_streamed_is_numbered_without_a_gap_and_stored() {
        List<Frame> streamed;
        try (var reading = client().ask("demo", "Where is 東京?")) {
            streamed = HouseClient.rest(reading);
        }

        Stored.checkWhole(streamed, "as it was streamed");
        var id = streamed.getFirst().responseId();
        assertThat(client().replay(id)).isEqualTo(streamed);
        assertThat(text(client().get("/v1/responses/" + id))).contains("東京");
    }

    @Test
    default void a_stream_that_is_cut_is_picked_up_in_every_way() {
        var seen = new ArrayList<Frame>();
        try (var reading = client().ask("demo", "Go on.")) {
            take(4, reading::next, seen);
        }
        var id = seen.getFirst().responseId();
        try (var reading = client().resume(id, seen.getLast().number())) {
            take(3, reading::next, seen);
        }
        try (var reading = client().resumeByHeader(id, seen.getLast().number())) {
            take(3, reading::next, seen);
        }
        seen.addAll(client().page(id, seen.getLast().number(), 3));
        try (var reading = new SocketReading(client(), id, seen.getLast().number())) {
            take(3, reading::next, seen);
        }
        seen.addAll(HouseClient.rest(client().resume(id, seen.getLast().number())));

        assertThat(seen.getLast().isEnd()).isTrue();
        assertThat(seen).isEqualTo(client().replay(id));
    }

    @Test
    default void an_answer_that_is_stopped_ends_for_everybody_and_keeps_its_text() {
        try (var reading = client().ask("demo", "Go on.")) {
            var first = new ArrayList<Frame>();
            while (first.stream().noneMatch(SmokeScenarios::isText)) {
                take(1, reading::next, first);
            }
            var id = first.getFirst().responseId();

            var stopped = client().post("/v1/responses/" + id + "/cancel", "");

            assertThat(HouseClient.rest(reading).getLast().isEnd()).isTrue();
            assertThat(stopped.get("status").asText()).isEqualTo("cancelled");
            assertThat(text(stopped)).startsWith("You ");
            assertThat(client().get("/v1/responses/" + id)).isEqualTo(stopped);
        }
    }

    @Test
    default void a_process_that_is_killed_has_stored_what_was_seen_of_its_answers() {
        assumeTrue(subject().isOurs(), "somebody else's process is not killed");
        var before = answer(conversation("Before"), "Hello");
        var seen = new ArrayList<Frame>();
        try (var reading = client().ask("demo", "Go on.")) {
            take(12, reading::next, seen);

            subject().killAndStartAgain();
        }

        var id = seen.getFirst().responseId();
        var response = client().get("/v1/responses/" + id);
        assertThat(response.at("/parley/state").asText()).isEqualTo("interrupted");
        assertThat(response.at("/parley/usage_source").asText()).isEqualTo("estimated");
        assertThat(client().replay(id)).startsWith(seen.toArray(Frame[]::new));
        assertThat(client().get("/v1/responses/" + before.get("id").asText())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"capybaras", "東京"})
    default void what_was_said_is_found_again(String word) {
        var conversation = conversation("Animals");
        client().post(
                        "/v1/conversations/" + conversation + "/items",
                        "{\"items\":[{\"role\":\"user\",\"content\":\"Two capybaras in 東京都\"}]}");

        var found = client().get("/v1/search?limit=100&query=" + word);

        assertThat(found.get("data").findValuesAsText("conversation_id")).contains(conversation);
        assertThat(found.at("/data/0/snippet").asText()).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json, '\"conversation.export\"'",
        "jsonl, application/jsonl, '\"conversation.export\"'",
        "markdown, text/markdown, '# Où est 東京?'"
    })
    default void a_conversation_is_exported(String format, String type, String content) {
        var conversation = conversation("Où est 東京?");

        var export =
                client().send(
                                client().request(
                                                "/v1/conversations/%s/export?format=%s"
                                                        .formatted(conversation, format)));

        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("content-type").orElse("")).startsWith(type);
        assertThat(export.body()).contains(content);
    }

    @Test
    default void settings_of_a_conversation_are_kept_and_their_key_is_not_shown() {
        var conversation = conversation("Settings");
        var path = "/v1/model_settings/" + conversation;
        var set =
                client().post(
                                path,
                                "{\"provider\":\"mine\",\"base_url\":\"http://127.0.0.1:9/v1\",\"api_key\":\"sk-of-mine-c0de\",\"model\":\"mine\",\"parameters\":{\"temperature\":0.3}}");

        assertThat(set.get("api_key_hint").asText()).endsWith("c0de");
        assertThat(set.toString()).doesNotContain("sk-of-mine");
        assertThat(client().get(path)).isEqualTo(set);
        var asking = "{\"conversation\":\"%s\",\"input\":\"Hello\"}".formatted(conversation);
        assertThat(client().post("/v1/responses", asking).at("/error/code").asText())
                .isEqualTo("server_error");
        var removed = client().send(client().request(path).DELETE());
        assertThat(removed.statusCode()).isEqualTo(200);
        assertThat(client().send(client().request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    default void changes_are_told_as_they_happen() {
        var newest = newestChange();

        var conversation = conversation("New");

        assertThat(client().get("/v1/changes?after=" + newest).toString()).contains(conversation);
    }

    @Test
    default void tokens_are_counted_with_a_vocabulary() {
        var paris = tokensOf("Paris");
        var tokyo = tokensOf("東京都");

        assertThat(tokyo - paris).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/v1/responses|{\"input\":|400|",
                "POST|/v1/responses|[]|400|invalid_type",
                "POST|/v1/responses|{\"input\":\"Hi\",\"stream\":\"yes\"}|400|invalid_type",
                "POST|/v1/responses|{\"input\":\"Hi\",\"colour\":\"red\"}|400|unknown_parameter",
                "POST|/v1/conversations|{\"metadata\":{\"a\":1}}|400|invalid_type",
                "GET|/v1/conversations?limit=many|``|400|invalid_type",
                "GET|/v1/conversations/conv_nonsense|``|404|not_found",
                "GET|/v1/nothing|``|404|unknown_url",
                "PUT|/v1/models|{}|405|method_not_supported"
            })
    default void bad_input_is_refused_with_what_is_wrong(
            String method, String path, String body, int status, String code) {
        var refused =
                client().send(
                                client().request(path)
                                        .header("Content-Type", "application/json")
                                        .method(method, BodyPublishers.ofString(body)));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        var error = HouseClient.json(refused.body()).get("error");
        assertThat(error.get("message").asText()).isNotBlank();
        if (code != null) {
            assertThat(error.get("code").asText()).isEqualTo(code);
        }
    }

    private String conversation(String title) {
        return client().post("/v1/conversations", "{\"title\":\"%s\"}".formatted(title))
                .get("id")
                .asText();
    }

    /** A short answer. */
    private JsonNode answer(String conversation, String question) {
        return client().post(
                        "/v1/responses",
                        "{\"model\":\"demo\",\"conversation\":\"%s\",\"input\":\"%s\",\"max_output_tokens\":16}"
                                .formatted(conversation, question));
    }

    /** The number of the last change so far. */
    private long newestChange() {
        var newest = 0L;
        var hasMore = true;
        while (hasMore) {
            var page = client().get("/v1/changes?limit=1000&after=" + newest);
            for (var change : page.get("data")) {
                newest = change.get("sequence_number").asLong();
            }
            hasMore = page.get("has_more").asBoolean();
        }
        return newest;
    }

    private int tokensOf(String input) {
        return client().post("/v1/responses/input_tokens", "{\"input\":\"%s\"}".formatted(input))
                .get("input_tokens")
                .asInt();
    }

    private static void take(int count, Supplier<@Nullable Frame> source, List<Frame> seen) {
        for (var taken = 0; taken < count; taken++) {
            var frame = source.get();
            assertThat(frame).as("the event behind " + seen).isNotNull();
            seen.add(frame);
        }
    }

    private static String text(JsonNode response) {
        return response.at("/output/0/content/0/text").asText();
    }

    private static boolean isText(Frame frame) {
        return frame.data().startsWith("{\"type\":\"response.output_text.delta\"");
    }
}
