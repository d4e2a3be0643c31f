package dev.parley.streaming.openai.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Scenario;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(60)
final class ExportTest {

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private String conversation() {
        var id =
                Json.read(
                                house.post(
                                                "/v1/conversations",
                                                """
                                                {'title':'Capital cities','items':[{'role':'user','content':[
                                                  {'type':'input_text','text':'What is this?'},
                                                  {'type':'input_image','image_url':'data:image/png;base64,AQID'},
                                                  {'type':'input_file','filename':'a.txt','file_data':'QQ=='}]}]}
                                                """)
                                        .body())
                        .text("id");
        house.models.willSend(Scenario.TWO_CALLS.pieces().stream().flatMap(List::stream).toList());
        house.post("/v1/responses", "{'input':'Go on','conversation':'" + id + "'}");
        return id;
    }

    @Test
    void a_conversation_is_exported_with_everything_in_it() {
        var id = conversation();

        var reply = house.get("/v1/conversations/" + id + "/export");

        assertThat(reply.headers().firstValue("content-type")).contains("application/json");
        assertThat(reply.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + id + ".json\"");
        Golden.assertMatches("13.7-export.json", reply.body());
    }

    @Test
    void a_conversation_is_exported_for_people_to_read() {
        var reply = house.get("/v1/conversations/" + conversation() + "/export?format=markdown");

        assertThat(reply.headers().firstValue("content-type"))
                .contains("text/markdown; charset=utf-8");
        Golden.assertMatches("13.7-export.md", reply.body());
    }

    @Test
    void a_long_conversation_is_exported_page_by_page() {
        var id = house.conversation();
        var items =
                IntStream.range(0, 20)
                        .mapToObj(_ -> "{'role':'user','content':'Hello'}")
                        .collect(Collectors.joining(","));
        IntStream.range(0, 12)
                .forEach(_ ->
                        house.post(
                                "/v1/conversations/" + id + "/items", "{'items':[" + items + "]}"));

        var export = Json.read(house.get("/v1/conversations/" + id + "/export").body());

        assertThat(export.list("items")).hasSize(240);
    }

    @Test
    void everything_of_an_owner_is_exported_a_line_for_each_conversation() {
        var first = conversation();
        var second = house.conversation();
        house.send(house.posting("/v1/conversations", "{}").header("X-Owner", "eve"));

        var reply = house.get("/v1/export?format=jsonl");

        assertThat(reply.body().lines().map(line -> Json.read(line).text("conversation.id")))
                .containsExactlyInAnyOrder(first, second);
        var one = house.get("/v1/conversations/" + first + "/export?format=jsonl").body();
        assertThat(reply.body().lines()).contains(one.strip());
    }

    @Test
    void nothing_is_exported_of_somebody_who_has_nothing() {
        var reply = house.get("/v1/export");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }
}
