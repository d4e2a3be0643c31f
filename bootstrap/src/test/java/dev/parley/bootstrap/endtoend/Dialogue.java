package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import java.util.ArrayList;
import java.util.List;

/** The life of one conversation, told from its opening to its end, over a restart. */
final class Dialogue {

    private final ProviderStandIn provider;
    private final Place place;

    private Dialogue(ProviderStandIn provider, Place place) {
        this.provider = provider;
        this.place = place;
    }

    static void play(ProviderStandIn provider, Place place) {
        new Dialogue(provider, place).play();
    }

    private void play() {
        String conversation;
        try (var parley = place.start()) {
            conversation = twoTurns(parley.client());
        }
        try (var parley = place.start()) {
            var client = parley.client();
            assertThat(authors(client, conversation))
                    .containsExactly("user", "assistant", "user", "assistant");
            found(client, conversation);
            counted(client);
            deleted(client, conversation);
        }
    }

    private String twoTurns(HouseClient client) {
        var conversation =
                client.post("/v1/conversations", "{\"title\": \"Capital cities\"}")
                        .get("id")
                        .asText();
        provider.next(Script.saying("Paris, ", "of course."), Script.saying("Rome."));

        var first = ask(client, conversation, "And of France?");
        assertThat(first.at("/output/0/content/0/text").asText()).isEqualTo("Paris, of course.");
        ask(client, conversation, "And of Italy?");

        provider.takeCall();
        assertThat(provider.takeCall().list("messages"))
                .extracting(message -> message.get("role"))
                .containsExactly("user", "assistant", "user");
        return conversation;
    }

    private static JsonNode ask(HouseClient client, String conversation, String question) {
        var response =
                client.post(
                        "/v1/responses",
                        "{\"conversation\": \"%s\", \"input\": \"%s\"}"
                                .formatted(conversation, question));
        assertThat(response.get("status").asText()).isEqualTo("completed");
        return response;
    }

    private static List<String> authors(HouseClient client, String conversation) {
        var roles = new ArrayList<String>();
        client.get("/v1/conversations/" + conversation + "/items?order=asc")
                .get("data")
                .forEach(item -> roles.add(item.get("role").asText()));
        return roles;
    }

    private static void found(HouseClient client, String conversation) {
        var hits = client.get("/v1/search?query=course").get("data");
        assertThat(hits).hasSize(1);
        assertThat(hits.at("/0/conversation_id").asText()).isEqualTo(conversation);
        assertThat(client.get("/v1/conversations?query=capital").get("data")).hasSize(1);
    }

    private static void counted(HouseClient client) {
        var buckets = client.get("/v1/usage?start_time=0&bucket=total").get("data");
        assertThat(buckets.at("/0/results/0/requests").asInt()).isEqualTo(2);
    }

    private static void deleted(HouseClient client, String conversation) {
        var path = "/v1/conversations/" + conversation;
        assertThat(client.send(client.request(path).DELETE()).statusCode()).isEqualTo(200);
        assertThat(client.send(client.request(path)).statusCode()).isEqualTo(404);
        assertThat(client.get("/v1/conversations").get("data")).isEmpty();
        var types = new ArrayList<String>();
        client.get("/v1/changes?after=0")
                .get("data")
                .forEach(change -> types.add(change.get("type").asText()));
        assertThat(types)
                .contains("conversation.created", "response.ended", "conversation.deleted");
    }
}
