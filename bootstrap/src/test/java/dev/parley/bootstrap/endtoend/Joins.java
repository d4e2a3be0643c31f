package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Questions that join running answers of one process, asked over the wire. */
final class Joins {

    static final int TOKENS = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProviderStandIn provider;
    private final HouseClient client;

    Joins(ProviderStandIn provider, HouseClient client) {
        this.provider = provider;
        this.client = client;
    }

    String conversation() {
        return client.post("/v1/conversations", "{}").get("id").asText();
    }

    /** Asks, and joins by another one of whatever process; both read all of both answers. */
    void bothReadBoth(HouseClient other) {
        var conversation = conversation();
        provider.next(Script.tokens(TOKENS).gated(), Script.saying("And Rome."));
        try (var first = ask(client, conversation, "Capital of France?")) {
            var beginning = first.next();
            var call = provider.takeCall();
            call.release(1);
            try (var joined = ask(other, conversation, "And of Italy?")) {
                var joinedBeginning = joined.next();
                call.release(TOKENS - 1);

                var events = HouseClient.rest(first);
                assertThat(joinedBeginning).isEqualTo(beginning);
                assertThat(HouseClient.rest(joined)).isEqualTo(events);
                var id = beginning.responseId();
                var replay = client.replay(id);
                assertThat(replay.subList(1, replay.size())).isEqualTo(events);
                for (var after = 0; after < replay.size(); after++) {
                    assertThat(replay.get(after).number()).isEqualTo(after);
                    assertThat(HouseClient.rest(client.resume(id, after)))
                            .isEqualTo(replay.subList(after + 1, replay.size()));
                }
                assertThat(added(replay)).containsExactly(0, 1);
                assertThat(client.get("/v1/responses/" + id).at("/usage/output_tokens").asInt())
                        .isEqualTo(TOKENS + 1);
            }
        }
        assertThat(provider.takeCall().list("messages"))
                .extracting(message -> message.get("content"))
                .containsExactly(
                        "Capital of France?", Script.tokensTogether(TOKENS), "And of Italy?");
        assertThat(texts(conversation))
                .containsExactly(
                        "Capital of France?",
                        Script.tokensTogether(TOKENS),
                        "And of Italy?",
                        "And Rome.");
    }

    /**
     * Joins just when the answer ends, so many times: whichever comes first, what joined is
     * answered, and once.
     */
    void raceAgainstTheEnd(int races) {
        var race = new Race();
        for (var each = 0; each < races; each++) {
            raceOnce(race);
        }
    }

    private void raceOnce(Race race) {
        var conversation = conversation();
        provider.next(Script.tokens(1).gated(), Script.saying("two"));
        try (var first = ask(client, conversation, "One?")) {
            var call = provider.takeCall();
            var joined = new ArrayList<Frame>();

            race.run(
                    () -> call.release(1),
                    () -> {
                        try (var second = ask(client, conversation, "Two?")) {
                            joined.addAll(HouseClient.rest(second));
                        }
                    });

            assertThat(joined.getLast().data())
                    .as(Race.SEEDED)
                    .startsWith("{\"type\":\"response.completed\"");
            HouseClient.rest(first);
            provider.takeCall();
            assertThat(texts(conversation))
                    .as(Race.SEEDED)
                    .containsExactly("One?", Script.tokensTogether(1), "Two?", "two");
        }
    }

    /** An answer that somebody has joined, and that has said one token of its second turn. */
    String goneOn(String conversation) {
        provider.next(Script.tokens(1).gated(), Script.tokens(TOKENS).gated());
        try (var first = ask(client, conversation, "One?")) {
            var id = first.responseId();
            var call = provider.takeCall();
            ask(client, conversation, "Two?").close();
            call.release(1);
            provider.takeCall().release(1);
            for (var frame = first.next(); ; frame = first.next()) {
                assertThat(frame).as("the second turn's first token").isNotNull();
                if (frame.data().contains("\"output_index\":1")
                        && frame.data().contains("\"delta\":")) {
                    return id;
                }
            }
        }
    }

    /** Checks what became of {@link #goneOn}. */
    void isEndedInItsSecondTurn(String conversation, JsonNode response, String state) {
        assertThat(response.at("/parley/state").asText()).isEqualTo(state);
        assertThat(response.at("/output/0/status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/1/status").asText()).isEqualTo("incomplete");
        assertThat(texts(conversation))
                .containsExactly(
                        "One?", Script.tokensTogether(1), "Two?", Script.tokensTogether(1));
        var replay = client.replay(response.get("id").asText());
        Stored.checkWhole(replay, state);
        assertThat(added(replay)).containsExactly(0, 1);
    }

    void isClosedAtTheProvider() {
        var calls = provider.calls();
        calls.getLast().connectionClosed(PATIENCE);
    }

    private static Reading ask(HouseClient by, String conversation, String question) {
        return by.stream(
                "{\"input\":\"%s\",\"conversation\":\"%s\",\"stream\":true,\"on_busy\":\"join\"}"
                        .formatted(question, conversation));
    }

    private List<String> texts(String conversation) {
        var texts = new ArrayList<String>();
        client.get("/v1/conversations/" + conversation + "/items?order=asc")
                .get("data")
                .forEach(item -> texts.add(item.at("/content/0/text").asText()));
        return texts;
    }

    private static List<Integer> added(List<Frame> events) {
        return events.stream()
                .map(event -> HouseClient.json(event.data()))
                .filter(event -> event.get("type").asText().equals("response.output_item.added"))
                .map(event -> event.get("output_index").asInt())
                .toList();
    }
}
