package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Scenario;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** Answers that are read whole: what they tell and follow, and what is left of them. */
@Timeout(60)
final class WholeResponsesTest {

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_does_not_stream_gets_the_ended_answer() {
        house.models.willSay("Paris.");

        var reply = house.post("/v1/responses", "{'input':'Capital?'}");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("content-type")).contains("application/json");
        Golden.assertMatches("6-response.json", reply.body());
        assertThat(house.get("/v1/responses/" + Json.read(reply.body()).text("id")).body())
                .isEqualTo(reply.body());
    }

    @Test
    void an_answer_that_fails_after_it_was_accepted_is_no_error_of_http() {
        house.models.willSend(List.of(new Delta.Broke(Scenario.DISCONNECTED)));

        var reply = house.post("/v1/responses", "{'input':'Capital?'}");

        assertThat(reply.statusCode()).isEqualTo(200);
        Golden.assertMatches("6-failed.json", reply.body());
    }

    @Test
    void everything_that_was_asked_is_written_back() {
        house.models.willSay("Paris.");

        var reply =
                house.post(
                        "/v1/responses",
                        """
                        {'input':'Capital?','model':'gpt-4o-mini','instructions':'Be brief.',
                         'temperature':0.2,'top_p':0.5,'presence_penalty':-1,'frequency_penalty':1.5,
                         'max_output_tokens':400,'max_tool_calls':3,'top_logprobs':2,
                         'parallel_tool_calls':false,'truncation':'auto','service_tier':'flex',
                         'reasoning':{'effort':'low','summary':'auto'},
                         'text':{'verbosity':'low','format':{'type':'json_schema','name':'city',
                           'schema':{'type':'object','minProperties':1.0},'strict':true}},
                         'tools':[{'type':'function','name':'get_weather','extra':1,
                           'parameters':{'type':'object','properties':{}}}],
                         'tool_choice':{'type':'allowed_tools',
                           'tools':[{'type':'function','name':'get_weather'}]},
                         'safety_identifier':'s','prompt_cache_key':'k','user':'u',
                         'metadata':{'ticket':'T-17'},'include':['message.output_text.logprobs'],
                         'stream_options':{'include_obfuscation':true},
                         'prompt_cache_retention':'24h'}
                        """);

        assertThat(reply.statusCode()).isEqualTo(200);
        Golden.assertMatches("6-echoed.json", reply.body());
        assertThat(house.get("/v1/responses/" + Json.read(reply.body()).text("id")).body())
                .isEqualTo(reply.body());
        var call = house.models.nextCall().call();
        assertThat(call.request().extras()).containsEntry("prompt_cache_key", "\"k\"");
        assertThat(call.request().instructions()).isEqualTo("Be brief.");
    }

    @Test
    void an_answer_goes_on_from_the_one_before() {
        house.models.willSay("Lyon.");
        var first = Json.read(house.post("/v1/responses", "{'input':'I live in Lyon.'}").body());
        house.models.nextCall();
        house.models.willSay("In Lyon.");

        var second =
                Json.read(
                        house.post(
                                        "/v1/responses",
                                        "{'input':'Where?','previous_response_id':'%s'}"
                                                .formatted(first.text("id")))
                                .body());

        assertThat(second.text("previous_response_id")).isEqualTo(first.text("id"));
        assertThat(house.models.nextCall().call().context()).hasSize(3);
    }

    @Test
    void a_deleted_answer_is_found_no_more() {
        house.models.willSay("Hello");
        var id = Json.read(house.post("/v1/responses", "{'input':'Hi'}").body()).text("id");

        var deleted = house.delete("/v1/responses/" + id);

        assertThat(deleted.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"response\",\"deleted\":true}");
        assertThat(house.get("/v1/responses/" + id).statusCode()).isEqualTo(404);
        assertThat(house.delete("/v1/responses/" + id).statusCode()).isEqualTo(404);
        var next =
                house.post("/v1/responses", "{'input':'Hi','previous_response_id':'" + id + "'}");
        assertThat(next.body()).startsWith("previous-generation-not-found");
    }

    @Test
    void the_input_of_an_answer_can_be_read_page_by_page() {
        house.models.willSay("Hello");
        var id =
                Json.read(
                                house.post(
                                                "/v1/responses",
                                                """
                                                {'input':[{'role':'user','content':'One'},
                                                          {'role':'assistant','content':'Two'},
                                                          {'role':'user','content':'Three'}]}
                                                """)
                                        .body())
                        .text("id");
        var path = "/v1/responses/" + id + "/input_items";

        var newest = Json.read(house.get(path + "?limit=2").body());
        assertThat(newest.list("data").stream().map(item -> item.text("content.0.text")))
                .containsExactly("Three", "Two");
        assertThat(newest.text("has_more")).isEqualTo("true");
        var rest = Json.read(house.get(path + "?after=" + newest.text("last_id")).body());
        assertThat(rest.list("data").stream().map(item -> item.text("content.0.text")))
                .containsExactly("One");
        var oldest = Json.read(house.get(path + "?order=asc").body());
        assertThat(oldest.text("data.0.content.0.text")).isEqualTo("One");
    }

    @Test
    void calls_of_tools_and_their_outputs_go_round() {
        house.models.willSend(
                List.of(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.CallArguments(0, "{}"),
                        new Delta.Finished(FinishReason.TOOL_CALLS)));
        var tools = "'tools':[{'type':'function','name':'get_weather'}]";
        var first =
                Json.read(house.post("/v1/responses", "{'input':'Weather?'," + tools + "}").body());
        house.models.nextCall();
        var chained = "'previous_response_id':'" + first.text("id") + "'";

        var missing = house.post("/v1/responses", "{'input':'And?'," + chained + "}");
        assertThat(missing.body()).isEqualTo("tool-output-missing input INVALID_VALUE");

        house.models.willSay("18 degrees.");
        var second =
                house.post(
                        "/v1/responses",
                        "{'input':[{'type':'function_call_output','call_id':'call_1','output':'18'}],"
                                + chained
                                + "}");
        assertThat(Json.read(second.body()).text("status")).isEqualTo("completed");
        assertThat(house.models.nextCall().call().request().tools()).hasSize(1);
    }
}
