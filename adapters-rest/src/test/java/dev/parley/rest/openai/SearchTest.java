package dev.parley.rest.openai;

import static dev.parley.rest.testing.Golden.assertAnswer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.message.Input;
import dev.parley.application.testkit.fixture.People;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.shared.Metadata;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.Reply;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Section 13.2. */
class SearchTest {

    private static final World WORLD = World.serving();
    private static final Client CLIENT = WORLD.client();

    private static String capitals;
    private static String gardens;

    @BeforeAll
    static void talk() {
        capitals =
                talk(
                        OwnerId.INSTALLATION,
                        "Capital cities",
                        new Draft(Author.USER, Content.Said.text("Where is Lyon?"), null),
                        new Draft(
                                Author.ASSISTANT,
                                Content.Said.text("Paris is the capital of France."),
                                null));
        gardens =
                talk(
                        OwnerId.INSTALLATION,
                        "Gardens",
                        new Draft(Author.USER, Content.Said.text("Tulips one"), null),
                        new Draft(Author.USER, Content.Said.text("Tulips two"), null),
                        new Draft(Author.ASSISTANT, Content.Said.text("Tulips three"), null));
        talk(
                People.ADA,
                "Secrets",
                new Draft(Author.USER, Content.Said.text("Nobody else knows of peonies"), null));
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void a_message_is_found_by_its_words() {
        assertAnswer(CLIENT.get("/v1/search?query=capital%20fran"), 200, "search/found");
    }

    @Test
    void nothing_is_found_where_nothing_is() {
        assertAnswer(CLIENT.get("/v1/search?query=zebra"), 200, "search/nothing");
    }

    @Test
    void others_messages_are_not_found() {
        assertThat(ids(CLIENT.get("/v1/search?query=peonies"))).isEmpty();
    }

    @Test
    void a_conversation_and_a_role_narrow_the_search() {
        assertThat(ids(CLIENT.get("/v1/search?query=tulips&conversation=" + gardens))).hasSize(3);
        assertThat(ids(CLIENT.get("/v1/search?query=tulips&conversation=" + capitals))).isEmpty();
        assertThat(ids(CLIENT.get("/v1/search?query=tulips&role=assistant"))).hasSize(1);
    }

    @Test
    void pages_by_cursor_hold_everything_once() {
        var all = ids(CLIENT.get("/v1/search?query=tulips"));
        var paged = new ArrayList<String>();
        var after = "";
        do {
            var page = CLIENT.get("/v1/search?query=tulips&limit=1&after=" + after);
            paged.addAll(ids(page));
            after = (String) page.object().get("next_cursor");
        } while (after != null);

        assertThat(all).hasSize(3);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void a_page_may_also_go_on_behind_the_id_of_a_result() {
        var all = ids(CLIENT.get("/v1/search?query=tulips"));

        assertThat(ids(CLIENT.get("/v1/search?query=tulips&after=" + all.getFirst())))
                .isEqualTo(all.subList(1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "'', query, missing_required_parameter",
        "query=, query, missing_required_parameter",
        "query=%20, query, invalid_value",
        "query=%3F%3F, query, invalid_value",
        "query=a&role=robot, role, invalid_value",
        "query=a&limit=0, limit, integer_below_min_value",
        "query=a&limit=101, limit, integer_above_max_value",
        "query=a&after=nowhere, after, invalid_value",
        "query=a&after=msg_0199f3a27c1e7b40a0035d20c4e88f13, after, invalid_value"
    })
    void what_is_wrong_is_named(String query, String param, String code) {
        var reply = CLIENT.get("/v1/search?" + query);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.error()).containsEntry("param", param).containsEntry("code", code);
    }

    @Test
    void a_query_of_201_characters_is_400() {
        var reply = CLIENT.get("/v1/search?query=" + "a".repeat(201));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).containsEntry("param", "query");
    }

    @Test
    void a_conversation_whose_name_cannot_be_read_is_404() {
        var reply = CLIENT.get("/v1/search?query=a&conversation=conv_1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).containsEntry("param", "conversation");
    }

    @SuppressWarnings("unchecked") // the list of section 2.6
    private static List<String> ids(Reply reply) {
        return ((List<Map<String, String>>) reply.object().get("data"))
                .stream().map(result -> result.get("id")).toList();
    }

    private static String talk(OwnerId owner, String title, Draft... drafts) {
        var opened =
                WORLD.parley
                        .openConversation()
                        .open(
                                new OpenConversation.Command(
                                        Caller.actingFor(owner),
                                        new Title(title),
                                        Metadata.NONE,
                                        null,
                                        null,
                                        Stream.of(drafts).<Input>map(Input.New::new).toList(),
                                        null))
                        .result();
        return WireId.CONVERSATION.of(opened.id().value());
    }
}
