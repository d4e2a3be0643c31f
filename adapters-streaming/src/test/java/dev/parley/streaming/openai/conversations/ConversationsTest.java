package dev.parley.streaming.openai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@Timeout(60)
final class ConversationsTest {

    private static final String UNKNOWN = "conv_0199f3a27c1e7b40a0015d20c4e88f11";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_conversation_is_created_with_everything_or_nothing() {
        var reply =
                house.post(
                        "/v1/conversations",
                        """
                        {'items':[{'type':'message','role':'user','content':'Remember: I live in Lyon.'}],
                         'metadata':{'project':'atlas'},'title':'Capital cities','model':'gpt-4o-mini'}
                        """);

        assertThat(reply.statusCode()).isEqualTo(200);
        Golden.assertMatches("3.1-conversation.json", reply.body());
        var empty =
                Json.read(house.send(house.request("/v1/conversations").POST(nothing())).body());
        assertThat(empty.text("title")).isEqualTo("null");
        assertThat(empty.at("metadata").toString()).isEqualTo("{}");
    }

    @Test
    void a_conversation_takes_its_title_from_its_first_question() {
        var reply = house.post("/v1/conversations", "{'items':[{'role':'user','content':'Why?'}]}");

        assertThat(Json.read(reply.body()).text("title")).isEqualTo("Why?");
    }

    @Test
    void a_conversation_can_be_read_changed_and_deleted() {
        var id = house.conversation();
        var path = "/v1/conversations/" + id;
        house.clock.advance(Duration.ofSeconds(5));

        var changed =
                Json.read(
                        house.post(
                                        path,
                                        "{'metadata':{'a':'b'},'title':'New','model':'m','archived':true}")
                                .body());

        assertThat(changed.text("metadata.a")).isEqualTo("b");
        assertThat(changed.text("title")).isEqualTo("New");
        assertThat(changed.text("model")).isEqualTo("m");
        assertThat(changed.text("archived")).isEqualTo("true");
        assertThat(changed.number("updated_at") - changed.number("created_at")).isEqualTo(5);
        assertThat(house.get(path).body()).isEqualTo(changed.toString());
        var emptied =
                Json.read(house.post(path, "{'metadata':null,'title':null,'model':null}").body());
        assertThat(emptied.at("metadata").toString()).isEqualTo("{}");
        assertThat(emptied.text("title")).isEqualTo("null");
        assertThat(emptied.text("archived")).isEqualTo("true");

        assertThat(house.delete(path).body())
                .isEqualTo(
                        "{\"id\":\""
                                + id
                                + "\",\"object\":\"conversation.deleted\",\"deleted\":true}");
        assertThat(house.get(path).statusCode()).isEqualTo(404);
        assertThat(house.delete(path).statusCode()).isEqualTo(404);
        assertThat(house.get(path + "/items").statusCode()).isEqualTo(404);
    }

    @Test
    void answers_outlive_a_deleted_conversation_but_not_a_purged_one() {
        for (var purge : List.of("", "?purge=true")) {
            var id = house.conversation();
            house.models.willSay("Hello");
            var response =
                    Json.read(
                            house.post(
                                            "/v1/responses",
                                            "{'input':'Hi','conversation':'" + id + "'}")
                                    .body());

            house.delete("/v1/conversations/" + id + purge);

            assertThat(house.get("/v1/responses/" + response.text("id")).statusCode())
                    .isEqualTo(purge.isEmpty() ? 200 : 404);
        }
    }

    @Test
    void deleting_a_conversation_stops_its_answer() {
        var id = house.conversation();
        try (var stream =
                house.stream(
                        "/v1/responses",
                        "{'input':'Hi','stream':true,'conversation':{'id':'" + id + "'}}")) {
            var answer = house.models.nextCall();

            house.delete("/v1/conversations/" + id);

            answer.awaitClose();
            assertThat(stream.until("response.incomplete")).isNotNull();
        }
    }

    @Test
    void a_conversation_tells_what_runs_in_it() {
        var id = house.conversation();
        try (var stream =
                house.stream(
                        "/v1/responses",
                        "{'input':'Hi','stream':true,'conversation':'" + id + "'}")) {
            var response = stream.next().json().text("response.id");

            var conversation = Json.read(house.get("/v1/conversations/" + id).body());

            assertThat(conversation.text("status")).isEqualTo("running");
            assertThat(conversation.text("running_response_id")).isEqualTo(response);
            assertThat(conversation.text("last_response_id")).isEqualTo(response);
        }
    }

    @Test
    void conversations_are_listed_by_their_last_activity() {
        var ids = conversations(5);
        house.post("/v1/conversations/" + ids.getFirst(), "{'title':'Moved'}");

        var list = Json.read(house.get("/v1/conversations?limit=3").body());

        assertThat(ids(list)).containsExactly(ids.get(0), ids.get(4), ids.get(3));
        assertThat(list.text("first_id")).isEqualTo(ids.getFirst());
        assertThat(list.text("has_more")).isEqualTo("true");
        house.clock.advance(Duration.ofSeconds(1));
        house.post("/v1/conversations/" + ids.get(3), "{'title':'Moved too'}");
        var rest =
                Json.read(house.get("/v1/conversations?after=" + list.text("next_cursor")).body());
        assertThat(ids(rest)).containsExactly(ids.get(2), ids.get(1));
        assertThat(rest.text("has_more")).isEqualTo("false");
        assertThat(rest.text("next_cursor")).isEqualTo("null");
        var byId = Json.read(house.get("/v1/conversations?after=" + ids.get(2)).body());
        assertThat(ids(byId)).containsExactly(ids.get(1));
        var oldest = Json.read(house.get("/v1/conversations?order=asc&limit=1").body());
        assertThat(ids(oldest)).containsExactly(ids.get(1));
    }

    @Test
    void an_empty_list_has_empty_ids() {
        assertThat(house.get("/v1/conversations").body())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[],\"first_id\":\"\",\"last_id\":\"\","
                                + "\"has_more\":false,\"next_cursor\":null}");
    }

    @Test
    void archived_conversations_are_out_of_sight_until_asked_for() {
        var ids = conversations(2);
        house.post("/v1/conversations/" + ids.getFirst(), "{'archived':true}");

        assertThat(ids(Json.read(house.get("/v1/conversations").body())))
                .containsExactly(ids.get(1));
        assertThat(ids(Json.read(house.get("/v1/conversations?archived=true").body())))
                .containsExactly(ids.get(0));
        assertThat(ids(Json.read(house.get("/v1/conversations?archived=all").body()))).hasSize(2);
    }

    @Test
    void conversations_are_found_by_what_was_said_in_them() {
        house.post("/v1/conversations", "{'items':[{'role':'user','content':'About bread.'}]}");
        house.post(
                "/v1/conversations",
                "{'title':'Cities','items':[{'role':'user','content':'Paris is the capital of"
                        + " France.'}]}");

        Golden.assertMatches(
                "13.1-found.json", house.get("/v1/conversations?query=capital").body());
        assertThat(
                        Json.read(house.get("/v1/conversations?query=cities").body())
                                .text("data.0.match"))
                .isEqualTo("null");
    }

    @Test
    void somebody_elses_conversation_is_not_there() {
        var id = house.conversation();
        var reply = house.send(house.request("/v1/conversations/" + id).header("X-Owner", "eve"));

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/conversations/" + UNKNOWN).statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/conversations/nonsense").statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/conversations/" + id.replace("conv_", "resp_")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void creating_twice_with_one_key_creates_once() {
        var request =
                house.posting("/v1/conversations", "{'title':'Once'}")
                        .header("Idempotency-Key", "k");

        var first = house.send(request);
        var second = house.send(request);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(ids(Json.read(house.get("/v1/conversations").body()))).hasSize(1);
    }

    private static BodyPublisher nothing() {
        return BodyPublishers.noBody();
    }

    private List<String> conversations(int count) {
        var ids = new ArrayList<String>();
        IntStream.range(0, count)
                .forEach(_ -> {
                    ids.add(house.conversation());
                    house.clock.advance(Duration.ofSeconds(1));
                });
        return ids;
    }

    private static List<String> ids(Json list) {
        return list.list("data").stream().map(item -> item.text("id")).toList();
    }
}
