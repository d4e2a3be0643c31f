package dev.parley.streaming.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.openai.testing.House;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;

/** Which member is at fault, and which rule it breaks; how that is worded is decided elsewhere. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {

    private House house;
    private String conversation;

    @BeforeAll
    void open() {
        house = new House();
        conversation = house.conversation();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private void assertRefused(String path, String body, String param, String rule) {
        var reply = house.post(path, body);

        var field = param == null ? "" : param;
        assertThat(reply.body()).isEqualTo("invalid-request " + field + " " + rule);
        assertThat(house.models.callsWaiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'input'| |UNREADABLE
                    {'input':'x'} x| |UNREADABLE
                    []| |WRONG_TYPE
                    {'input':'x','foo':1}|foo|UNKNOWN
                    {'input':'x','prompt':{}}|prompt|UNSUPPORTED
                    {'input':'x','moderation':1}|moderation|UNSUPPORTED
                    {'input':'x','context_management':[]}|context_management|UNSUPPORTED
                    {'input':5}|input|WRONG_TYPE
                    {'input':['x']}|input[0]|WRONG_TYPE
                    {'input':[{}]}|input[0].type|MISSING
                    {'input':[{'type':'web_search_call'}]}|input[0].type|INVALID_VALUE
                    {'input':[{'role':'user','content':'a'},{'type':'mcp_call'}]}|input[1].type|INVALID_VALUE
                    {'input':[{'type':'message','content':'a'}]}|input[0].role|MISSING
                    {'input':[{'role':'tool','content':'a'}]}|input[0].role|INVALID_VALUE
                    {'input':[{'id':'msg_0199f3a27c1e7b40a0035d20c4e88f13','role_':'user'}]}|input[0].role_|UNKNOWN
                    {'input':[{'role':'user'}]}|input[0].content|MISSING
                    {'input':[{'role':'user','content':1}]}|input[0].content|WRONG_TYPE
                    {'input':[{'role':'user','content':[]}]}|input[0].content|INVALID_VALUE
                    {'input':[{'role':'user','content':[{}]}]}|input[0].content[0].type|MISSING
                    {'input':[{'role':'user','content':[{'type':'output_text','text':'a'}]}]}|input[0].content[0].type|INVALID_VALUE
                    {'input':[{'role':'system','content':[{'type':'input_image'}]}]}|input[0].content[0].type|INVALID_VALUE
                    {'input':[{'role':'user','content':[{'type':'input_audio'}]}]}|input[0].content[0].type|UNSUPPORTED
                    {'input':[{'role':'user','content':[{'type':'input_text'}]}]}|input[0].content[0].text|MISSING
                    {'input':[{'role':'user','content':[{'type':'input_image'}]}]}|input[0].content[0].image_url|MISSING
                    {'input':[{'role':'user','content':[{'type':'input_image','file_id':'f'}]}]}|input[0].content[0].file_id|UNSUPPORTED
                    {'input':[{'role':'user','content':[{'type':'input_image','image_url':'ftp://x'}]}]}|input[0].content[0].image_url|INVALID_VALUE
                    {'input':[{'role':'user','content':[{'type':'input_image','image_url':'data:image/png,x'}]}]}|input[0].content[0].image_url|INVALID_VALUE
                    {'input':[{'role':'user','content':[{'type':'input_image','image_url':'https://x','detail':'huge'}]}]}|input[0].content[0].detail|INVALID_VALUE
                    {'input':[{'role':'user','content':[{'type':'input_file'}]}]}|input[0].content[0].file_data|MISSING
                    {'input':[{'role':'user','content':[{'type':'input_file','file_data':'AA=='}]}]}|input[0].content[0].filename|MISSING
                    {'input':[{'role':'user','content':[{'type':'input_file','filename':'a','file_data':'AA==','file_url':'https://x'}]}]}|input[0].content[0].file_url|EXCLUSIVE
                    {'input':[{'type':'function_call','name':'f','arguments':'{}'}]}|input[0].call_id|MISSING
                    {'input':[{'type':'function_call','call_id':'c','name':'a b','arguments':'{}'}]}|input[0].name|INVALID_VALUE
                    {'input':[{'type':'function_call','call_id':'c','name':'f'}]}|input[0].arguments|MISSING
                    {'input':[{'type':'function_call_output','call_id':'c'}]}|input[0].output|MISSING
                    {'input':[{'type':'function_call_output','call_id':'c','output':1}]}|input[0].output|WRONG_TYPE
                    {'input':[{'type':'reasoning'}]}|input[0].summary|MISSING
                    {'input':[{'type':'item_reference'}]}|input[0].id|MISSING
                    {'input':'x','model':5}|model|WRONG_TYPE
                    {'input':'x','model':''}|model|INVALID_VALUE
                    {'input':'x','stream':'yes'}|stream|WRONG_TYPE
                    {'input':'x','stream_options':1}|stream_options|WRONG_TYPE
                    {'input':'x','background':true,'store':false}|background|INVALID_VALUE
                    {'input':'x','temperature':2.1}|temperature|DECIMAL_TOO_LARGE
                    {'input':'x','temperature':-1}|temperature|DECIMAL_TOO_SMALL
                    {'input':'x','temperature':'hot'}|temperature|WRONG_TYPE
                    {'input':'x','top_p':1.5}|top_p|DECIMAL_TOO_LARGE
                    {'input':'x','presence_penalty':-3}|presence_penalty|DECIMAL_TOO_SMALL
                    {'input':'x','frequency_penalty':3}|frequency_penalty|DECIMAL_TOO_LARGE
                    {'input':'x','top_logprobs':21}|top_logprobs|INTEGER_TOO_LARGE
                    {'input':'x','max_output_tokens':15}|max_output_tokens|INTEGER_TOO_SMALL
                    {'input':'x','max_output_tokens':16.5}|max_output_tokens|WRONG_TYPE
                    {'input':'x','max_tool_calls':0}|max_tool_calls|INTEGER_TOO_SMALL
                    {'input':'x','metadata':{'a':1}}|metadata.a|WRONG_TYPE
                    {'input':'x','metadata':{'a':null}}|metadata.a|WRONG_TYPE
                    {'input':'x','metadata':[]}|metadata|WRONG_TYPE
                    {'input':'x','tools':[{'type':'web_search'}]}|tools[0].type|UNSUPPORTED
                    {'input':'x','tools':[{'type':'function'}]}|tools[0].name|MISSING
                    {'input':'x','tools':[{'type':'function','name':'f','parameters':'x'}]}|tools[0].parameters|WRONG_TYPE
                    {'input':'x','tool_choice':'any'}|tool_choice|INVALID_VALUE
                    {'input':'x','tool_choice':{'type':'function','name':'f'}}|tool_choice|INVALID_VALUE
                    {'input':'x','tool_choice':{'type':'file_search'}}|tool_choice.type|UNSUPPORTED
                    {'input':'x','tool_choice':{'type':'allowed_tools'}}|tool_choice.tools|MISSING
                    {'input':'x','text':{'format':{'type':'xml'}}}|text.format.type|INVALID_VALUE
                    {'input':'x','text':{'format':{'type':'json_schema','name':'a'}}}|text.format.schema|MISSING
                    {'input':'x','text':{'verbosity':'loud'}}|text.verbosity|INVALID_VALUE
                    {'input':'x','reasoning':{'effort':'some'}}|reasoning.effort|INVALID_VALUE
                    {'input':'x','reasoning':{'summary':'some'}}|reasoning.summary|INVALID_VALUE
                    {'input':'x','truncation':'maybe'}|truncation|INVALID_VALUE
                    {'input':'x','include':['nonsense']}|include[0]|INVALID_VALUE
                    {'input':'x','service_tier':'gold'}|service_tier|INVALID_VALUE
                    {'input':'x','conversation':5}|conversation|WRONG_TYPE
                    {'input':'x','conversation':{}}|conversation.id|MISSING
                    {'input':'x','conversation':'a','previous_response_id':'b'}|previous_response_id|EXCLUSIVE
                    {'input':'x','on_busy':'wait'}|on_busy|INVALID_VALUE
                    {'input':'x','on_disconnect':'stop'}|on_disconnect|INVALID_VALUE
                    {'input':'x','on_disconnect':{}}|on_disconnect.policy|MISSING
                    {'input':'x','on_disconnect':{'policy':'cancel_after'}}|on_disconnect.seconds|MISSING
                    {'input':'x','on_disconnect':{'policy':'cancel_after','seconds':0}}|on_disconnect.seconds|INTEGER_TOO_SMALL
                    {'input':'x','on_disconnect':{'policy':'cancel_after','seconds':3601}}|on_disconnect.seconds|INTEGER_TOO_LARGE
                    """)
    void a_response_is_refused(String body, String param, String rule) {
        assertRefused("/v1/responses", body, param, rule);
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'{''input'':null}'", "'{''input'':''''}'", "'{''input'':[]}'"})
    void a_response_to_nothing_is_refused(String body) {
        assertThat(house.post("/v1/responses", body).body())
                .isEqualTo("nothing-to-answer input MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'foo':1}|foo|UNKNOWN
                    {'items':{}}|items|WRONG_TYPE
                    {'items':[{'role':'user','content':'a'},{'role':'x','content':'a'}]}|items[1].role|INVALID_VALUE
                    {'title':5}|title|WRONG_TYPE
                    {'title':''}|title|INVALID_VALUE
                    {'metadata':{'':'a'}}|metadata|INVALID_VALUE
                    """)
    void a_conversation_is_refused(String body, String param, String rule) {
        assertRefused("/v1/conversations", body, param, rule);
    }

    @ParameterizedTest
    @CsvSource({"16,1", "1,64"})
    void metadata_at_its_limits_is_taken(int members, int keyLength) {
        var reply = house.post("/v1/conversations", metadata(members, keyLength, 512));

        assertThat(reply.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "17,1,1,metadata,OBJECT_TOO_LARGE",
        "1,65,1,metadata,TEXT_TOO_LONG",
        "1,1,513,metadata.0,TEXT_TOO_LONG"
    })
    void metadata_beyond_its_limits_is_refused(
            int members, int keyLength, int valueLength, String param, String rule) {
        assertRefused("/v1/conversations", metadata(members, keyLength, valueLength), param, rule);
    }

    private static String metadata(int members, int keyLength, int valueLength) {
        var text = new StringBuilder("{'metadata':{");
        for (var member = 0; member < members; member++) {
            var key = Integer.toString(member);
            text.append(member == 0 ? "" : ",")
                    .append("'")
                    .append(keyLength == 1 ? key : "k".repeat(keyLength))
                    .append("':'")
                    .append("v".repeat(valueLength))
                    .append("'");
        }
        return text.append("}}").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}|metadata|MISSING
                    {'items':[]}|items|UNKNOWN
                    {'archived':'yes'}|archived|WRONG_TYPE
                    """)
    void a_change_of_a_conversation_is_refused(String body, String param, String rule) {
        assertRefused("/v1/conversations/" + conversation, body, param, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}|items|MISSING
                    {'items':[]}|items|INVALID_VALUE
                    {'items':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]}|items|LIST_TOO_LONG
                    {'item':[]}|item|UNKNOWN
                    """)
    void items_are_refused(String body, String param, String rule) {
        assertRefused("/v1/conversations/" + conversation + "/items", body, param, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /items?limit=0|limit INTEGER_TOO_SMALL
                    /items?limit=101|limit INTEGER_TOO_LARGE
                    /items?limit=x|limit WRONG_TYPE
                    /items?order=up|order INVALID_VALUE
                    /items?after=msg_x|after INVALID_VALUE
                    /export?format=xml|format INVALID_VALUE
                    """)
    void a_query_is_refused(String query, String refusal) {
        assertThat(house.get("/v1/conversations/" + conversation + query).body())
                .isEqualTo("invalid-request " + refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/conversations?after=x|after INVALID_VALUE
                    /v1/conversations?after=cursor_12|after INVALID_VALUE
                    /v1/conversations?archived=x|archived INVALID_VALUE
                    /v1/conversations?query=...|query INVALID_VALUE
                    /v1/responses/resp_x?stream=maybe|stream INVALID_VALUE
                    /v1/responses/resp_x?stream=true&starting_after=-1|starting_after INVALID_VALUE
                    /v1/responses/resp_x?stream=1&starting_after=x|starting_after INVALID_VALUE
                    /v1/responses/resp_x/events?after=-1|after INVALID_VALUE
                    /v1/responses/resp_x/events?limit=1001|limit INTEGER_TOO_LARGE
                    /v1/responses/resp_x/events?wait=61|wait INTEGER_TOO_LARGE
                    /v1/changes?after=x|after INVALID_VALUE
                    /v1/changes?limit=1001|limit INTEGER_TOO_LARGE
                    /v1/export?format=json|format INVALID_VALUE
                    """)
    void a_query_is_refused_anywhere(String path, String refusal) {
        assertThat(house.get(path).body()).isEqualTo("invalid-request " + refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}|messages|MISSING
                    {'messages':[]}|messages|MISSING
                    {'messages':[{'content':'a'}]}|messages[0].role|MISSING
                    {'messages':[{'role':'robot','content':'a'}]}|messages[0].role|INVALID_VALUE
                    {'messages':[{'role':'user'}]}|messages[0].content|MISSING
                    {'messages':[{'role':'user','content':[{'type':'input_audio'}]}]}|messages[0].content[0].type|UNSUPPORTED
                    {'messages':[{'role':'system','content':[{'type':'image_url'}]}]}|messages[0].content[0].type|INVALID_VALUE
                    {'messages':[{'role':'user','content':[{'type':'image_url','image_url':{}}]}]}|messages[0].content[0].image_url.url|MISSING
                    {'messages':[{'role':'assistant'}]}|messages[0].content|MISSING
                    {'messages':[{'role':'tool','content':'a'}]}|messages[0].tool_call_id|MISSING
                    {'messages':[{'role':'user','content':'a'}],'n':2}|n|UNSUPPORTED_VALUE
                    {'messages':[{'role':'user','content':'a'}],'stream_options':{}}|stream_options|INVALID_VALUE
                    {'messages':[{'role':'user','content':'a'}],'audio':{}}|audio|UNSUPPORTED
                    {'messages':[{'role':'user','content':'a'}],'modalities':['text','audio']}|modalities[1]|UNSUPPORTED
                    {'messages':[{'role':'user','content':'a'}],'stop':['a','b','c','d','e']}|stop|LIST_TOO_LONG
                    {'messages':[{'role':'user','content':'a'}],'stop':7}|stop|WRONG_TYPE
                    {'messages':[{'role':'user','content':'a'}],'stop':['a',7]}|stop[1]|WRONG_TYPE
                    {'messages':[{'role':'user','content':'a'}],'seed':1.5}|seed|WRONG_TYPE
                    {'messages':[{'role':'user','content':'a'}],'temperature':3}|temperature|DECIMAL_TOO_LARGE
                    {'messages':[{'role':'user','content':'a'}],'tools':[{'type':'custom'}]}|tools[0].type|UNSUPPORTED
                    {'messages':[{'role':'user','content':'a'}],'tools':[{'type':'function','function':{}}]}|tools[0].function.name|MISSING
                    {'messages':[{'role':'user','content':'a'}],'response_format':{'type':'json_schema'}}|response_format.json_schema|MISSING
                    """)
    void a_chat_completion_is_refused(String body, String param, String rule) {
        assertRefused("/v1/chat/completions", body, param, rule);
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/vnd.api+json", "application/json; charset=utf-8"})
    void every_kind_of_json_is_taken(String type) {
        var request =
                house.request("/v1/conversations")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"));

        assertThat(house.send(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void what_is_not_json_is_refused(String type) {
        var request =
                house.request("/v1/conversations")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"));

        assertThat(house.send(request).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"63,200", "70,400"})
    void json_may_be_nested_64_deep(int depth, int status) {
        var nested = "[".repeat(depth) + "]".repeat(depth);
        if (status == 200) {
            house.models.willSay("Hello");
        }

        var reply =
                house.post(
                        "/v1/chat/completions",
                        "{'messages':[{'role':'user','content':'a'}],'ignored':" + nested + "}");

        assertThat(reply.statusCode()).isEqualTo(status);
        if (status == 200) {
            house.models.nextCall();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'a b'"})
    void a_bad_idempotency_key_is_refused(String key) {
        var request = house.posting("/v1/conversations", "{}").header("Idempotency-Key", key);

        assertThat(house.send(request).body())
                .isEqualTo("invalid-request Idempotency-Key INVALID_VALUE");
    }
}
