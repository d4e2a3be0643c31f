package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** Promise 4: stop means stop. The provider's side is looked at from the provider's side. */
class StopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int RACES = Integer.getInteger("parley.races", 60);
    private static final int TOKENS = 10;

    @TempDir private Path data;

    private ProviderStandIn provider;
    private ParleyProcess parley;
    private HouseClient client;

    @BeforeEach
    void start() {
        provider = new ProviderStandIn();
        parley = ParleyProcess.start(data, provider.baseUrl());
        client = parley.client();
    }

    @AfterEach
    void end() {
        parley.close();
        provider.close();
    }

    @Test
    void before_the_first_token() {
        provider.next(Script.tokens(10).heldBack());
        try (var reading = client.ask("usual", "Go on.")) {
            var response = reading.responseId();
            var call = provider.takeCall();

            var stopped = cancel(response);

            call.connectionClosed(PATIENCE);
            assertThat(stopped.get("status").asText()).isEqualTo("cancelled");
            assertThat(stopped.get("output")).isEmpty();
            assertThat(stopped.at("/parley/usage_source").asText()).isEqualTo("estimated");
            assertThat(HouseClient.rest(reading).getLast().isEnd()).isTrue();
        }
    }

    @Test
    void in_the_middle_with_several_readers() {
        provider.next(Script.tokens(10).gated());
        try (var reading = client.ask("usual", "Go on.")) {
            var response = reading.responseId();
            var call = provider.takeCall();
            call.release(3);
            try (var other = client.resume(response, 0)) {
                other.untilToken(2);

                var stopped = cancel(response);

                call.connectionClosed(PATIENCE);
                assertThat(stopped.get("status").asText()).isEqualTo("cancelled");
                assertThat(stopped.at("/output/0/content/0/text").asText())
                        .isEqualTo(Script.tokensTogether(3));
                assertThat(stopped.at("/output/0/status").asText()).isEqualTo("incomplete");
                assertThat(HouseClient.rest(reading).getLast().isEnd()).isTrue();
                assertThat(HouseClient.rest(other).getLast().isEnd()).isTrue();
                assertThat(client.get("/v1/responses/" + response)).isEqualTo(stopped);
            }
        }
    }

    @Test
    void twice_and_after_the_end_changes_nothing() {
        provider.next(Script.tokens(10));
        try (var reading = client.ask("usual", "Go on.")) {
            var response = reading.responseId();
            HouseClient.rest(reading);
            var ended = client.get("/v1/responses/" + response);

            assertThat(cancel(response)).isEqualTo(ended);
            assertThat(cancel(response)).isEqualTo(ended);
            assertThat(ended.get("status").asText()).isEqualTo("completed");
        }
    }

    /** {@code -Dparley.races} says how often; {@code -Dparley.seed} chooses other moments. */
    @Test
    void at_the_very_end_either_wins_and_everybody_hears_the_same() {
        var race = new Race();
        for (var each = 0; each < RACES; each++) {
            provider.next(Script.tokens(TOKENS).gated());
            try (var reading = client.ask("usual", "Go on.")) {
                raceOnce(reading, race);
            }
        }
    }

    private void raceOnce(Reading reading, Race race) {
        var response = reading.responseId();
        var call = provider.takeCall();
        call.release(TOKENS - 1);
        reading.untilToken(TOKENS - 2);
        try (var socket = new SocketReading(client, response, 0)) {
            race.run(() -> call.release(1), () -> cancel(response));

            var ended = client.get("/v1/responses/" + response);
            assertThat(ended.get("status").asText()).as(Race.SEEDED).isIn("completed", "cancelled");
            assertThat(cancel(response)).as(Race.SEEDED).isEqualTo(ended);
            var streamed = HouseClient.rest(reading);
            assertThat(streamed.stream().filter(Frame::isEnd)).as(Race.SEEDED).hasSize(1);
            assertThat(HouseClient.json(streamed.getLast().data()).get("response"))
                    .as(Race.SEEDED)
                    .isEqualTo(ended);
            var replay = client.replay(response);
            assertThat(replay).as(Race.SEEDED).endsWith(streamed.toArray(Frame[]::new));
            assertThat(socket.rest()).as(Race.SEEDED).isEqualTo(replay.subList(1, replay.size()));
            var tokens = ended.get("status").asText().equals("completed") ? TOKENS : TOKENS - 1;
            assertThat(ended.at("/output/0/content/0/text").asText())
                    .as(Race.SEEDED)
                    .startsWith(Script.tokensTogether(tokens));
        }
    }

    private JsonNode cancel(String response) {
        return client.post("/v1/responses/" + response + "/cancel", "");
    }
}
