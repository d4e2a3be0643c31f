package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.identity.KeyScope;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.StandInCall;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is somebody else's is answered exactly like what was never there, wherever an id can be
 * given, and nothing becomes of it.
 */
@Timeout(120)
final class ForeignThingsIT {

    private static final String NOBODYS = "0199f3a27c1e7b40a0015d20c4e88f11";
    private static final String JSON = "application/json";
    private static final String RUNNING = "stuck";

    /** What differs between two answers for reasons of their own. */
    private static final List<String> OF_ITS_OWN =
            List.of("date", "x-request-id", "openai-processing-ms", "content-length");

    @TempDir private static Path folder;

    private static Server server;
    private static KeyHolder ada;
    private static KeyHolder eve;

    /** Of Ada's things; a value stands for its name between braces in the tables below. */
    private static Map<String, String> adas = Map.of();

    private static Map<String, String> nobodys = Map.of();
    private static Map<String, String> eves = Map.of();
    private static final List<StandInCall> CALLS = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = new Server(folder);
        server.provider().model(RUNNING, Script.tokens(2).gated());
        ada = server.holder("ada", KeyScope.WRITE);
        eve = server.holder("eve", KeyScope.ADMIN);
        adas = thingsOf(ada);
        eves = thingsOf(eve);
        nobodys =
                Map.of(
                        "conversation",
                        "conv_" + NOBODYS,
                        "item",
                        "msg_" + NOBODYS,
                        "response",
                        "resp_" + NOBODYS,
                        "running",
                        "resp_" + NOBODYS);
    }

    @AfterAll
    static void end() {
        CALLS.forEach(call -> call.release(2));
        server.close();
    }

    private static Map<String, String> thingsOf(KeyHolder owner) {
        var conversation = owner.make("/v1/conversations", "{'title':'Capital cities'}");
        owner.post("/v1/model_settings/" + conversation, "{'provider':'default','model':'usual'}");
        var file = "{'type':'input_file','filename':'a.txt','file_data':'QQ=='}";
        var response =
                owner.make(
                        "/v1/responses",
                        "{'conversation':'%s','input':[{'role':'user','content':[%s]}]}"
                                .formatted(conversation, file));
        var items = owner.get("/v1/conversations/" + conversation + "/items?order=asc");
        var started =
                owner.make(
                        "/v1/responses",
                        "{'model':'%s','input':'Hi','background':true}".formatted(RUNNING));
        CALLS.add(takeRunning());
        return Map.of(
                "conversation",
                conversation,
                "item",
                Server.json(items).at("/data/0/id").asText(),
                "response",
                response,
                "running",
                started);
    }

    private static StandInCall takeRunning() {
        while (true) {
            var call = server.provider().takeCall();
            if (RUNNING.equals(call.json().get("model"))) {
                return call;
            }
        }
    }

    static Stream<Document.Operation> operationsWithAnId() {
        return server.document().operations().stream()
                .filter(operation ->
                        operation.path().contains("_id}") || operation.path().contains("{scope}"));
    }

    @ParameterizedTest
    @MethodSource("operationsWithAnId")
    void every_operation_answers_for_a_foreign_id_as_for_a_missing_one(
            Document.Operation operation) {
        for (var response : List.of("response", "running")) {
            var path =
                    operation
                            .path()
                            .replace("{conversation_id}", "{conversation}")
                            .replace("{item_id}", "{item}")
                            .replace("{response_id}", "{" + response + "}")
                            .replace("{scope}", "{conversation}");
            var body = operation.body() == null ? "" : body(operation);

            assertAlike(operation.method(), path, body, 404);
        }
    }

    private static String body(Document.Operation operation) {
        return switch (operation.id()) {
            case "createItems" -> "{'items':[{'role':'user','content':'Hi'}]}";
            case "editItem" -> "{'content':'Hi'}";
            case "updateConversation" -> "{'title':'Mine'}";
            case "changeModelSettings", "checkModelSettings" -> "{'model':'usual'}";
            case "cancelResponse" -> "{}";
            default -> throw new AssertionError("say what " + operation.id() + " would take");
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET  | /v1/responses/{response}?stream=true                        | 404
                    GET  | /v1/responses/{running}?stream=true&starting_after=1        | 404
                    GET  | /v1/responses/{response}/events?after=1                     | 404
                    GET  | /v1/responses/{running}/events?after=1&wait=60              | 404
                    GET  | /v1/responses/{response}/input_items?include[]=message.input_image.image_url | 404
                    GET  | /v1/conversations/{conversation}/items/{item}?include[]=message.input_image.image_url | 404
                    GET  | /v1/conversations/{conversation}/export?format=markdown     | 404
                    GET  | /v1/conversations/{conversation}/export?format=jsonl        | 404
                    DELETE | /v1/conversations/{conversation}?purge=true               | 404
                    GET  | /v1/model_settings/effective?conversation={conversation}    | 404
                    GET  | /v1/conversations?after={conversation}                      | 400
                    GET  | /v1/conversations?query=capital&after={conversation}        | 400
                    GET  | /v1/search?query=capital&conversation={conversation}        | 200
                    GET  | /v1/search?query=capital&after={item}                       | 400
                    """)
    void queries_and_cursors_take_a_foreign_id_for_a_missing_one(
            String method, String path, int status) {
        assertAlike(method, path, "", status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /v1/conversations/{own conversation}/items/{item}            |
                    DELETE | /v1/conversations/{own conversation}/items/{item}            |
                    POST   | /v1/conversations/{own conversation}/items/{item}            | {'content':'Hi'}
                    GET    | /v1/conversations/{own conversation}/items?after={item}      |
                    GET    | /v1/responses/{own response}/input_items?after={item}        |
                    POST   | /v1/conversations/{own conversation}/items                   | {'items':[{'type':'item_reference','id':'{item}'}]}
                    POST   | /v1/conversations                                            | {'items':[{'type':'item_reference','id':'{item}'}]}
                    POST   | /v1/responses                                                | {'input':[{'type':'item_reference','id':'{item}'}]}
                    POST   | /v1/responses/input_tokens                                   | {'input':[{'type':'item_reference','id':'{item}'}]}
                    POST   | /v1/responses                                                | {'input':'Hi','conversation':'{conversation}'}
                    POST   | /v1/responses                                                | {'input':'Hi','conversation':{'id':'{conversation}'},'stream':true}
                    POST   | /v1/responses                                                | {'input':'Hi','previous_response_id':'{response}'}
                    POST   | /v1/responses                                                | {'input':'Hi','previous_response_id':'{running}'}
                    POST   | /v1/responses                                                | {'input':'Hi','previous_response_id':'{response}','store':false}
                    POST   | /v1/responses/input_tokens                                   | {'input':'Hi','conversation':'{conversation}'}
                    POST   | /v1/responses/input_tokens                                   | {'input':'Hi','previous_response_id':'{response}'}
                    """)
    void within_ones_own_things_a_foreign_id_is_a_missing_one(
            String method, String path, String body) {
        var own =
                path.replace("{own conversation}", eves.get("conversation"))
                        .replace("{own response}", eves.get("response"));

        var status = assertAlike(method, own, body == null ? "" : body, -1);

        assertThat(status).isBetween(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"response", "running"})
    void a_socket_for_a_foreign_answer_is_closed_as_for_a_missing_one(String which) {
        var path = "/v1/responses/{" + which + "}/events";

        var foreign = SocketEnd.of(eve, filled(path, adas));

        assertThat(foreign).isEqualTo(SocketEnd.of(eve, filled(path, nobodys)));
        assertThat(foreign.code()).isEqualTo(4404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/conversations | {'title':'Same'}
                    /v1/responses     | {'input':'Same'}
                    """)
    void an_idempotency_key_of_somebody_elses_is_a_new_one(String path, String body) {
        UnaryOperator<HttpRequest.Builder> repeated =
                request -> request.header("Idempotency-Key", "same-for-both");
        var first = server.send(repeated.apply(ada.posting(path, body)));
        var foreign = server.send(repeated.apply(eve.posting(path, body)));

        assertThat(foreign.statusCode()).isEqualTo(200);
        assertThat(foreign.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(Server.json(foreign).get("id")).isNotEqualTo(Server.json(first).get("id"));
    }

    @Test
    void lists_searches_sums_changes_and_exports_hold_nothing_of_somebody_elses() {
        var paths =
                List.of(
                        "/v1/conversations?limit=100",
                        "/v1/conversations?query=capital",
                        "/v1/search?query=capital",
                        "/v1/usage?start_time=0&group_by=conversation&group_by=key",
                        "/v1/changes?after=0&limit=1000",
                        "/v1/export",
                        "/v1/model_settings",
                        "/v1/model_settings/effective");
        for (var path : paths) {
            var answer = eve.get(path);

            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(adas.values());
        }
        assertThat(ada.get(paths.getFirst()).body()).contains(adas.get("conversation"));
    }

    /** Nothing but the ids differs, and nothing is written; gives the status. */
    private static int assertAlike(String method, String path, String body, int status) {
        var before = server.rows();
        var foreign = ask(method, filled(path, adas), filled(body, adas));
        assertThat(server.rows()).isEqualTo(before);
        var missing = ask(method, filled(path, nobodys), filled(body, nobodys));

        assertThat(shape(foreign, adas)).isEqualTo(shape(missing, nobodys));
        if (status > 0) {
            assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(status);
        }
        assertThat(ada.get("/v1/responses/" + adas.get("running")).body())
                .contains("\"in_progress\"");
        return foreign.statusCode();
    }

    private static String shape(HttpResponse<String> answer, Map<String, String> ids) {
        var body = answer.body();
        for (var id : ids.values()) {
            body = body.replace(id, "…").replace(id.substring(id.indexOf('_') + 1), "…");
        }
        var headers =
                answer.headers().map().entrySet().stream()
                        .filter(header -> !OF_ITS_OWN.contains(header.getKey()))
                        .map(Object::toString)
                        .sorted()
                        .toList();
        return answer.statusCode() + " " + headers + " " + body;
    }

    private static String filled(String text, Map<String, String> ids) {
        var filled = text;
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    private static HttpResponse<String> ask(String method, String path, String body) {
        var request = eve.asking(path.replace("[", "%5B").replace("]", "%5D"));
        return server.send(
                body.isEmpty()
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("content-type", JSON)
                                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
