package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.StandInCall;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks 17 and 18: what the model is shown of what went before, and functions. */
class ContextIT {

    private static final String OUTPUT =
            "{'type':'function_call_output','call_id':'call_Jx4m9QhT2v','output':'18 degrees'}";

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName("Check 17: over three turns the model sees everything")
    @Test
    void over_three_turns_the_model_sees_everything() {
        var first = answered("{'model':'text','input':'I live in Lyon.'}");
        var second = answered(after(first, "'model':'text','input':'Where?'"));
        answered(after(second, "'model':'text','input':'And my name?'"));

        assertThat(said(lastCall()))
                .containsExactly(
                        "I live in Lyon.",
                        "Paris is the capital of France.",
                        "Where?",
                        "Paris is the capital of France.",
                        "And my name?");
    }

    @DisplayName("Check 17: instructions are not inherited")
    @Test
    void instructions_are_not_inherited() {
        var first = answered("{'model':'text','input':'Hi','instructions':'Be brief.'}");
        answered(after(first, "'model':'text','input':'Again'"));

        assertThat(said(lastCall())).doesNotContain("Be brief.");
    }

    @DisplayName("Check 17: a predecessor that cannot be found is refused")
    @Test
    void a_predecessor_that_is_not_there_is_refused() {
        var deleted = answered("{'model':'text','input':'Hi'}");
        api.delete("/v1/responses/" + deleted).ok();
        var notStored = answered("{'model':'text','input':'Hi','store':false}");

        for (var id : List.of(deleted, notStored, "resp_" + "0".repeat(32), "nonsense")) {
            api.post("/v1/responses", after(id, "'model':'text','input':'Go on.'"))
                    .refused(400, "previous_response_not_found", "previous_response_id");
        }
    }

    @DisplayName("Check 17: a predecessor that is running is 409")
    @Test
    void a_running_predecessor_is_refused() {
        try (var running =
                api.stream("/v1/responses", "{'model':'stuck','input':'Hi','stream':true}")) {
            running.until("response.output_text.delta");

            var refused =
                    api.post(
                            "/v1/responses",
                            after(running.responseId(), "'model':'text','input':'Go on.'"));

            refused.refused(409, "conversation_locked", "previous_response_id");
            assertThat(refused.header("x-should-retry")).isEqualTo("false");
        }
    }

    @DisplayName("Check 17: a predecessor and a conversation exclude each other")
    @Test
    void a_predecessor_and_a_conversation_exclude_each_other() {
        var first = answered("{'model':'text','input':'Hi'}");

        api.post(
                        "/v1/responses",
                        after(
                                first,
                                "'model':'text','input':'Hi','conversation':'%s'"
                                        .formatted(api.conversation())))
                .refused(400, "mutually_exclusive_parameters", "previous_response_id");
    }

    @DisplayName(
            "Check 18: a function's output comes back by chain, by conversation, by full input")
    @ParameterizedTest
    @ValueSource(strings = {"chain", "conversation", "input"})
    void a_function_goes_round(String way) {
        var conversation = api.conversation();
        var place = way.equals("conversation") ? ",'conversation':'" + conversation + "'" : "";
        var called =
                api.post(
                                "/v1/responses",
                                "{'model':'call','input':'Weather?','tools':%s%s}"
                                        .formatted(GivenAnswer.tools(), place))
                        .ok();
        assertThat(called.text("/output/0/name")).isEqualTo("get_weather");
        assertThat(called.text("/output/0/call_id")).isEqualTo("call_Jx4m9QhT2v");
        assertThat(called.text("/output/0/arguments")).isEqualTo("{\"place\":\"Paris\"}");

        var next =
                switch (way) {
                    case "chain" ->
                            after(
                                    called.text("/id"),
                                    "'model':'text','input':[%s]".formatted(OUTPUT));
                    case "conversation" ->
                            "{'model':'text','input':[%s]%s}".formatted(OUTPUT, place);
                    default ->
                            "{'model':'text','input':[{'role':'user','content':'Weather?'},%s,%s]}"
                                    .formatted(called.json().at("/output/0").toString(), OUTPUT);
                };
        var answer = api.post("/v1/responses", next).ok();

        assertThat(answer.text("/output/0/content/0/text"))
                .isEqualTo("Paris is the capital of France.");
        assertThat(lastCall().list("messages"))
                .extracting(message -> message.get("role"))
                .containsExactly("user", "assistant", "tool");
        assertThat(lastCall().list("messages").getLast())
                .containsEntry("content", "18 degrees")
                .containsEntry("tool_call_id", "call_Jx4m9QhT2v");
    }

    @DisplayName("Check 18: a missing output and one without its call are refused")
    @Test
    void outputs_that_do_not_match_are_refused() {
        var called =
                api.post(
                        "/v1/responses",
                        "{'model':'call','input':'Weather?','tools':%s}"
                                .formatted(GivenAnswer.tools()));

        var missing =
                api.post(
                        "/v1/responses",
                        after(called.text("/id"), "'model':'text','input':'And?'"));
        missing.refused(400, "", "input");
        assertThat(missing.text("/error/message"))
                .isEqualTo("No tool output found for function call call_Jx4m9QhT2v.");

        var unmatched =
                api.post(
                        "/v1/responses",
                        "{'model':'text','input':[%s]}".formatted(OUTPUT.replace("Jx4", "Xx4")));
        unmatched.refused(400, "", "input");
        assertThat(unmatched.text("/error/message"))
                .isEqualTo(
                        "No tool call found for function call output with call_id"
                                + " call_Xx4m9QhT2v.");
    }

    @DisplayName("Check 18: the choice of a tool reaches the provider")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'none'|none|2",
                "'auto'|auto|2",
                "'required'|required|2",
                "{'type':'function','name':'get_time'}|{type=function, function={name=get_time}}|2",
                "{'type':'allowed_tools','mode':'required','tools':[{'type':'function','name':'get_time'}]}|required|1",
            },
            quoteCharacter = '`')
    void the_choice_of_a_tool_reaches_the_provider(String choice, String sent, int offered) {
        var answer =
                api.post(
                                "/v1/responses",
                                "{'model':'text','input':'Hi','tools':%s,'tool_choice':%s}"
                                        .formatted(GivenAnswer.tools(), choice))
                        .ok();

        assertThat(Canonical.of(answer.json().get("tool_choice")))
                .isEqualTo(Canonical.of(read(choice)));
        assertThat(String.valueOf(lastCall().json().getOrDefault("tool_choice", "auto")))
                .isEqualTo(sent);
        assertThat(lastCall().list("tools")).hasSize(offered);
    }

    @DisplayName("Check 18: a call to a function that is not allowed fails the answer")
    @Test
    void a_call_that_is_not_allowed_fails_the_answer() {
        var answer =
                api.post(
                                "/v1/responses",
                                "{'model':'call','input':'Hi','tools':%s,'tool_choice':{'type':'allowed_tools','tools':[{'type':'function','name':'get_time'}]}}"
                                        .formatted(GivenAnswer.tools()))
                        .ok();

        assertThat(answer.text("/status")).isEqualTo("failed");
        assertThat(answer.text("/parley/failure/kind")).isEqualTo("tool_not_allowed");
        assertThat(answer.text("/tool_choice/mode")).isEqualTo("auto");
    }

    @DisplayName("Contract 8.7: what a request would have the model read is estimated")
    @Test
    void what_would_be_read_is_estimated() {
        var first = answered("{'model':'text','input':'I live in Lyon.'}");
        var calls = installation.provider().calls().size();

        var alone = tokens("{'model':'text','input':'Where?'}");
        var chained = tokens(after(first, "'model':'text','input':'Where?'"));
        var instructed = tokens("{'model':'text','input':'Where?','instructions':'Be brief.'}");

        assertThat(alone).isPositive();
        assertThat(chained).isGreaterThan(alone);
        assertThat(instructed).isGreaterThan(alone);
        assertThat(installation.provider().calls()).hasSize(calls);
        api.post("/v1/responses/input_tokens", "{'model':'text'}")
                .refused(400, "missing_required_parameter", "input");
        api.post("/v1/responses/input_tokens", after("resp_nonsense", "'input':'Hi'"))
                .refused(400, "previous_response_not_found", "previous_response_id");
    }

    private static long tokens(String asking) {
        var counted = api.post("/v1/responses/input_tokens", asking).ok();
        assertThat(counted.text("/object")).isEqualTo("response.input_tokens");
        return Long.parseLong(counted.text("/input_tokens"));
    }

    private static JsonNode read(String json) {
        try {
            return Reply.JSON.readTree(json.replace('\'', '"'));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private static String answered(String asking) {
        var answer = api.post("/v1/responses", asking).ok();
        assertThat(answer.text("/status")).isEqualTo("completed");
        return answer.text("/id");
    }

    private static StandInCall lastCall() {
        return installation.provider().calls().getLast();
    }

    private static List<Object> said(StandInCall call) {
        return call.list("messages").stream().map(ContextIT::content).toList();
    }

    private static Object content(Map<String, Object> message) {
        return message.get("content");
    }

    private static String after(String previous, String members) {
        return "{'previous_response_id':'%s',%s}".formatted(previous, members);
    }
}
