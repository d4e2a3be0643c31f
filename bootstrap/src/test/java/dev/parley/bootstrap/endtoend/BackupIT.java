package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Backups that are made while answers stream, and what they are worth. */
class BackupIT {

    private static final int ANSWERS = 8;
    private static final int TOKENS = 400;
    private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";

    @TempDir private Path folder;

    private ProviderStandIn provider;
    private Place place;
    private Path file;

    @BeforeEach
    void start() {
        provider = new ProviderStandIn();
        place = Place.sqlite(folder.resolve("data"), provider.baseUrl());
        file = folder.resolve("backup.zip");
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void everything_up_to_the_backup_comes_back_although_answers_streamed() throws Exception {
        List<JsonNode> before;
        String conversation;
        List<Frame> ended;
        List<List<Frame>> running;
        try (var parley = place.start()) {
            var client = parley.client();
            conversation = conversationWithPicture(client);
            provider.next(Script.tokens(30));
            ended = answered("usual", client);
            setKey(client);
            before = everything(client, conversation);
            var streams = Streams.begun(client, provider, ANSWERS, TOKENS);
            running = streams.seenSoFar();

            var made = backUp();

            assertThat(made.out().strip()).isEqualTo(file.toString());
            assertThat(made.err()).contains("with 1 attachments. secret.key is not in it");
            streams.letGo();
            for (var seen : streams.ended()) {
                assertThat(seen.getLast().data()).startsWith("{\"type\":\"response.completed\"");
            }
        }

        var elsewhere = new Place(folder.resolve("elsewhere"), place.environment());
        restore(elsewhere);
        Files.copy(place.data().resolve("secret.key"), elsewhere.data().resolve("secret.key"));
        try (var parley = elsewhere.start()) {
            var client = parley.client();
            assertThat(everything(client, conversation)).isEqualTo(before);
            assertThat(client.replay(ended.getFirst().responseId())).isEqualTo(ended);
            for (var seen : running) {
                checkInterrupted(client, seen);
            }
            provider.next(Script.tokens(3));
            assertThat(answered("of-the-settings", client).getLast().data())
                    .contains("response.completed");
            assertThat(provider.calls().getLast().header("authorization"))
                    .isEqualTo("Bearer sk-of-the-store");
        }
        var examined = ParleyProcess.run(elsewhere.data(), Map.of(), "doctor");
        assertThat(examined.out()).contains("ok       store: SQLite", "undamaged");
    }

    @Test
    void a_backup_of_a_store_that_nobody_serves_replaces_another_one_only_if_that_is_said()
            throws Exception {
        String conversation;
        try (var parley = place.start()) {
            conversation = conversationWithPicture(parley.client());
            parley.terminate();
            parley.awaitExit();
        }
        backUp();
        var elsewhere = new Place(folder.resolve("elsewhere"), place.environment());
        try (var parley = elsewhere.start()) {
            conversationWithPicture(parley.client());
            parley.kill();
        }

        var again = run(place, "backup", file.toString());
        var refused = run(elsewhere, "restore", file.toString());

        assertThat(again.exitCode()).isOne();
        assertThat(again.err()).contains("exists already, and a backup overwrites nothing");
        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains("has a store already", "--replace");
        var replaced = run(elsewhere, "restore", file.toString(), "--replace");
        assertThat(replaced.exitCode()).as(replaced.err()).isZero();
        try (var parley = elsewhere.start()) {
            var all = parley.client().get("/v1/conversations").get("data");
            assertThat(all).hasSize(1);
            assertThat(all.get(0).get("id").asText()).isEqualTo(conversation);
        }
    }

    /** What everybody had seen before the backup was begun is in it, and somebody ended it. */
    private static void checkInterrupted(HouseClient client, List<Frame> seen) {
        var id = seen.getFirst().responseId();
        var response = client.get("/v1/responses/" + id);
        assertThat(response.at("/parley/state").asText()).isEqualTo("interrupted");
        var stored = Stored.check(client, seen, "after the backup was restored");
        assertThat(stored.getLast().data()).startsWith("{\"type\":\"response.failed\"");
    }

    private static List<JsonNode> everything(HouseClient client, String conversation) {
        return List.of(
                client.get("/v1/conversations"),
                client.get(
                        "/v1/conversations/%s/items?include[]=message.input_image.image_url"
                                .formatted(conversation)),
                client.get("/v1/search?query=look"),
                client.get("/v1/model_settings/installation"));
    }

    private static String conversationWithPicture(HouseClient client) {
        return client.post(
                        "/v1/conversations",
                        "{\"title\":\"Pictures\",\"items\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Look here\"},{\"type\":\"input_image\",\"image_url\":\"%s\"}]}]}"
                                .formatted(PICTURE))
                .get("id")
                .asText();
    }

    private List<Frame> answered(String model, HouseClient client) {
        try (var reading = client.ask(model, "How are you?")) {
            provider.takeCall();
            return HouseClient.rest(reading);
        }
    }

    private void setKey(HouseClient client) {
        client.post(
                "/v1/model_settings/installation",
                "{\"provider\":\"default\",\"base_url\":\"%s\",\"api_key\":\"sk-of-the-store\"}"
                        .formatted(provider.baseUrl()));
    }

    private ParleyProcess.Ended backUp() {
        var made = run(place, "backup", file.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        return made;
    }

    private void restore(Place into) {
        var restored = run(into, "restore", file.toString());
        assertThat(restored.exitCode()).as(restored.err()).isZero();
    }

    private static ParleyProcess.Ended run(Place where, String... command) {
        return ParleyProcess.run(where.data(), where.environment(), command);
    }
}
