package dev.parley.streaming.openai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Scenario;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(60)
final class ItemsTest {

    private static final String EVERY_KIND =
            """
            {'items':[
              {'role':'user','content':'text'},
              {'type':'message','role':'user','id':'msg_ignored','status':'completed','content':[
                {'type':'input_text','text':'What is this?'},
                {'type':'input_image','image_url':'https://example.org/map.png'},
                {'type':'input_image','image_url':'data:image/png;base64,AQID','detail':'high'},
                {'type':'input_file','filename':'notes.pdf','file_data':'data:application/pdf;base64,BAUG'},
                {'type':'input_file','file_url':'https://example.org/a.txt'}]},
              {'role':'system','content':'Be kind.'},
              {'role':'developer','content':[{'type':'input_text','text':'Be brief.'}]},
              {'role':'assistant','content':'A string.','phase':'commentary'},
              {'type':'message','role':'assistant','parsed':{},'content':[
                {'type':'output_text','text':'Paris','parsed':null,'logprobs':[],'annotations':[
                  {'type':'url_citation','url':'https://example.org','title':'T','start_index':0,'end_index':5},
                  {'type':'file_citation','file_id':'f'}]},
                {'type':'refusal','refusal':'No.'}]},
              {'type':'reasoning','summary':[{'type':'summary_text','text':'Thought.'}],
                'content':[{'type':'reasoning_text','text':'Hm.'}],'encrypted_content':'x'},
              {'type':'function_call','call_id':'call_1','name':'get_weather','arguments':'{}','parsed_arguments':{}},
              {'type':'function_call_output','call_id':'call_1','output':'18'},
              {'type':'function_call','call_id':'call_2','name':'get_map','arguments':'{}'},
              {'type':'function_call_output','call_id':'call_2','output':[
                {'type':'input_text','text':'A map'},
                {'type':'input_image','image_url':'https://example.org/map.png','detail':'low'}]}
            ]}
            """;

    private final House house = new House();
    private String path = "";

    @BeforeEach
    void open() {
        path = "/v1/conversations/" + house.conversation() + "/items";
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void items_of_every_kind_come_back_as_the_contract_says() {
        var added = house.post(path, EVERY_KIND);

        assertThat(added.statusCode()).isEqualTo(200);
        Golden.assertMatches("4.1-items.json", added.body());
        assertThat(house.get(path + "?order=asc").body()).isEqualTo(added.body());
    }

    @Test
    void pictures_are_shown_when_asked_for_and_files_by_one_item_only() {
        var id = Json.read(house.post(path, EVERY_KIND).body()).text("data.1.id");
        var picture =
                "include[]=message.input_image.image_url".replace("[", "%5B").replace("]", "%5D");

        var light = Json.read(house.get(path + "/" + id).body());
        var full = Json.read(house.get(path + "/" + id + "?" + picture).body());
        var list = Json.read(house.get(path + "?order=asc&" + picture).body());

        assertThat(light.text("content.2.image_url")).isEqualTo("null");
        assertThat(light.text("content.3.file_data")).isEqualTo("data:application/pdf;base64,BAUG");
        assertThat(full.text("content.2.image_url")).isEqualTo("data:image/png;base64,AQID");
        assertThat(list.text("data.1.content.2.image_url")).isEqualTo("data:image/png;base64,AQID");
        assertThat(list.at("data.1.content.3").has("file_data")).isFalse();
    }

    @Test
    void including_is_spelled_in_three_ways() {
        house.post(path, EVERY_KIND);
        var value = "message.input_image.image_url";
        var spellings =
                List.of(
                        "include=reasoning.encrypted_content&include=" + value,
                        "include%5B%5D=" + value + "&include%5B%5D=reasoning.encrypted_content",
                        "include=" + value);

        assertThat(
                        spellings.stream()
                                .map(spelling -> house.get(path + "?order=asc&" + spelling).body())
                                .distinct())
                .hasSize(1);
        assertThat(house.get(path + "?include=nonsense").body())
                .isEqualTo("invalid-request include INVALID_VALUE");
    }

    @Test
    void forty_five_items_are_paged_each_once_in_both_directions() {
        for (var size : List.of(20, 20, 5)) {
            var items =
                    IntStream.range(0, size)
                            .mapToObj(_ -> "{'role':'user','content':'Hello'}")
                            .collect(Collectors.joining(","));
            house.post(path, "{'items':[" + items + "]}");
        }

        for (var order : List.of("asc", "desc")) {
            var ids = new ArrayList<String>();
            var page = Json.read(house.get(path + "?limit=10&order=" + order).body());
            ids.addAll(ids(page));
            while (page.text("has_more").equals("true")) {
                page =
                        Json.read(
                                house.get(
                                                path
                                                        + "?limit=10&order="
                                                        + order
                                                        + "&after="
                                                        + page.text("last_id"))
                                        .body());
                ids.addAll(ids(page));
            }

            assertThat(ids).hasSize(45).doesNotHaveDuplicates();
            assertThat(ids)
                    .isSortedAccordingTo(
                            order.equals("asc")
                                    ? Comparator.naturalOrder()
                                    : Comparator.reverseOrder());
        }
    }

    @Test
    void deleting_an_item_gives_its_conversation_and_leaves_a_cursor() {
        var ids = ids(Json.read(house.post(path, EVERY_KIND).body()));
        var id = ids.get(4);

        var conversation = Json.read(house.delete(path + "/" + id).body());

        assertThat(conversation.text("object")).isEqualTo("conversation");
        assertThat(house.get(path + "/" + id).statusCode()).isEqualTo(404);
        assertThat(ids(Json.read(house.get(path + "?order=asc&limit=2&after=" + id).body())))
                .containsExactly(ids.get(5), ids.get(6));
    }

    @Test
    void what_was_said_can_be_edited() {
        var ids = ids(Json.read(house.post(path, EVERY_KIND).body()));

        var edited =
                Json.read(house.post(path + "/" + ids.getFirst(), "{'content':'Other'}").body());

        assertThat(edited.text("content.0.text")).isEqualTo("Other");
        assertThat(edited.text("id")).isEqualTo(ids.getFirst());
        assertThat(house.post(path + "/" + ids.get(7), "{'content':'Other'}").body())
                .startsWith("invalid-request type");
    }

    @Test
    void a_reference_stands_for_the_item_it_names() {
        var id = Json.read(house.post(path, EVERY_KIND).body()).text("data.0.id");
        var other = "/v1/conversations/" + house.conversation() + "/items";

        var copied =
                Json.read(
                        house.post(other, "{'items':[{'type':'item_reference','id':'" + id + "'}]}")
                                .body());
        var unknown =
                house.post(other, "{'items':[{'id':'msg_0199f3a27c1e7b40a0035d20c4e88f13'}]}");

        assertThat(copied.text("data.0.content.0.text")).isEqualTo("text");
        assertThat(unknown.body()).isEqualTo("message-not-found");
    }

    @Test
    void the_output_of_an_answer_is_taken_as_input_of_the_next() {
        house.models.willSend(Scenario.REASONING.pieces().stream().flatMap(List::stream).toList());
        var output =
                Json.read(house.post("/v1/responses", "{'input':'Capital?'}").body())
                        .at("output")
                        .toString();

        var added = house.post(path, "{\"items\":" + output + "}");

        assertThat(Json.read(added.body()).list("data").stream().map(item -> item.text("type")))
                .containsExactly("reasoning", "message");
    }

    private static List<String> ids(Json list) {
        return list.list("data").stream().map(item -> item.text("id")).toList();
    }
}
