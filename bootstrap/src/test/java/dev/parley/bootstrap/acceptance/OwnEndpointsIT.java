package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Check 31: the endpoints that OpenAI does not have. */
class OwnEndpointsIT {

    private static final int CONVERSATIONS = 12;

    @TempDir private Path data;

    private Installation installation;
    private Api api;

    @BeforeEach
    void start() {
        installation = Installation.start(data);
        api = installation.api();
    }

    @AfterEach
    void end() {
        installation.close();
    }

    @DisplayName("Check 31: pages of conversations repeat nothing while conversations move")
    @Test
    void pages_repeat_nothing_while_conversations_move() {
        var made = new ArrayList<String>();
        for (var number = 0; number < CONVERSATIONS; number++) {
            made.add(conversation("About capitals " + number));
        }

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            assertThat(seen).as("it never ends").hasSizeLessThanOrEqualTo(CONVERSATIONS);
            var page = api.get("/v1/conversations?limit=5&query=capitals" + cursor).ok();
            seen.addAll(page.all("/id"));
            say(made.get(seen.size() - 1), "Again about capitals");
            say(seen.getFirst(), "And about capitals");
            var next = page.json().get("next_cursor");
            cursor = next.isNull() ? "" : "&after=" + next.asText();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(made).containsAll(seen);
    }

    @DisplayName("Check 31: pages of what was found repeat nothing while messages come")
    @Test
    void pages_of_what_was_found_repeat_nothing() {
        var conversation = conversation("Animals");
        var said = new ArrayList<String>();
        for (var number = 0; number < CONVERSATIONS; number++) {
            said.add(say(conversation, "The capybara number " + number));
        }

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            assertThat(seen).as("it never ends").hasSizeLessThanOrEqualTo(CONVERSATIONS);
            var page = api.get("/v1/search?limit=5&query=capybara" + cursor).ok();
            seen.addAll(page.all("/id"));
            page.json().get("data").forEach(OwnEndpointsIT::highlightsFit);
            say(conversation, "Nothing of interest");
            var next = page.json().get("next_cursor");
            cursor = next.isNull() ? "" : "&after=" + next.asText();
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(said);
    }

    @DisplayName("Check 31: settings never return a key")
    @Test
    void settings_never_return_a_key() {
        var set =
                "{'provider':'openai','base_url':'%s','api_key':'sk-secret-c0de','model':'text'}"
                        .formatted(installation.provider().baseUrl());

        var written = api.post("/v1/model_settings/user", set).ok();

        assertThat(written.text("/api_key_set")).isEqualTo("true");
        assertThat(written.text("/api_key_hint")).endsWith("c0de");
        for (var path :
                List.of(
                        "/v1/model_settings",
                        "/v1/model_settings/user",
                        "/v1/model_settings/effective")) {
            assertThat(api.get(path).ok().body()).doesNotContain("sk-secret");
        }
        var check = api.post("/v1/model_settings/user/check", "{}").ok();
        assertThat(check.body()).doesNotContain("sk-secret");
        assertThat(api.post("/v1/responses", "{'input':'Hi'}").ok().text("/model"))
                .isEqualTo("text");
        assertThat(installation.provider().calls().getLast().header("authorization"))
                .isEqualTo("Bearer sk-secret-c0de");
    }

    @DisplayName("Check 31: changes go on behind a number, in pages and in a stream")
    @Test
    void changes_go_on_behind_a_number() {
        var first = conversation("One");
        var before = api.get("/v1/changes?after=0&limit=1000").ok();
        var number = last(before.json().get("data")).get("sequence_number").asLong();
        assertThat(before.all("/resource/id")).contains(first);

        var second = conversation("Two");

        var page = api.get("/v1/changes?after=" + number).ok();
        assertThat(page.all("/resource/id")).contains(second).doesNotContain(first);
        assertThat(page.body()).doesNotContain("Hello");
        try (var stream = api.stream("/v1/changes?stream=true&after=" + number)) {
            var change = stream.until("conversation.created");
            assertThat(change.json().at("/resource/id").asText()).isEqualTo(second);
            assertThat(change.number()).isGreaterThan(number);
        }
    }

    @DisplayName("Check 31: usage adds up to the responses")
    @Test
    void usage_adds_up_to_the_responses() {
        var input = 0L;
        var output = 0L;
        for (var answer : List.of(GivenAnswer.TEXT, GivenAnswer.FAILED, GivenAnswer.INCOMPLETE)) {
            var usage = api.answer(answer).response().get("usage");
            input += usage.get("input_tokens").asLong();
            output += usage.get("output_tokens").asLong();
        }

        var total =
                api.get("/v1/usage?start_time=0&bucket=total").ok().json().at("/data/0/results/0");

        assertThat(total.get("requests").asInt()).isEqualTo(3);
        assertThat(total.get("estimated_requests").asInt()).isEqualTo(1);
        assertThat(total.get("input_tokens").asLong()).isEqualTo(input);
        assertThat(total.get("output_tokens").asLong()).isEqualTo(output);
    }

    @DisplayName("Check 31: what was exported can be handed in again")
    @Test
    void an_export_can_be_handed_in_again() {
        var conversation = conversation("Capital cities");
        api.post(
                        "/v1/responses",
                        "{'model':'reasoning','input':'And Italy?','conversation':'%s'}"
                                .formatted(conversation))
                .ok();

        var export =
                api.get("/v1/conversations/" + conversation + "/export?format=json").ok().json();

        assertThat(export.at("/conversation/title").asText()).isEqualTo("Capital cities");
        assertThat(export.get("responses")).hasSize(1);
        var copy =
                api.post(
                                "/v1/conversations",
                                "{'title':%s,'items':%s}"
                                        .formatted(
                                                export.at("/conversation/title"),
                                                export.get("items")))
                        .ok()
                        .text("/id");
        assertThat(contents(copy)).isEqualTo(contents(conversation));
        var lines = api.get("/v1/export?format=jsonl").ok().body().strip().split("\n");
        assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"conversation.export\""));
    }

    private List<String> contents(String conversation) {
        var contents = new ArrayList<String>();
        api.get("/v1/conversations/" + conversation + "/items?order=asc")
                .ok()
                .json()
                .get("data")
                .forEach(item -> contents.add(item.get("content").toString()));
        return Collections.unmodifiableList(contents);
    }

    private static void highlightsFit(JsonNode found) {
        var snippet = found.get("snippet").asText();
        found.get("highlights")
                .forEach(range ->
                        assertThat(snippet.substring(range.get(0).asInt(), range.get(1).asInt()))
                                .isEqualToIgnoringCase("capybara"));
    }

    private static JsonNode last(JsonNode elements) {
        return elements.get(elements.size() - 1);
    }

    private String conversation(String title) {
        return api.post(
                        "/v1/conversations",
                        "{'title':'%s','items':[{'role':'user','content':'Hello'}]}"
                                .formatted(title))
                .ok()
                .text("/id");
    }

    private String say(String conversation, String text) {
        return api.post(
                        "/v1/conversations/" + conversation + "/items",
                        "{'items':[{'role':'user','content':'%s'}]}".formatted(text))
                .ok()
                .text("/data/0/id");
    }
}
