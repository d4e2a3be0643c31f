package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Kills processes while answers stream, and looks at what the next process knows. */
final class Kills {

    private static final long SEED = Long.getLong("parley.seed", 1);
    private static final int ANSWERS = 4;
    private static final int TOKENS = 400;

    private Kills() {}

    /** Has them killed one after the other in one place. */
    static void check(ProviderStandIn provider, Place place, int kills)
            throws InterruptedException {
        var random = new Random(SEED);
        provider.model("usual", Script.tokens(TOKENS).paced(Duration.ofMillis(2)));
        for (var kill = 0; kill < kills; kill++) {
            killOnce(place, random);
        }
    }

    private static void killOnce(Place place, Random random) throws InterruptedException {
        var seen = new ArrayList<Seen>();
        try (var parley = place.start()) {
            var moment = new CountDownLatch(1 + random.nextInt(ANSWERS * TOKENS / 2));
            for (var answer = 0; answer < ANSWERS; answer++) {
                seen.add(Seen.from(parley.client().ask("usual", "Go on."), moment));
            }
            moment.await();
            parley.kill();
        }
        for (var one : seen) {
            one.awaitEnd();
        }
        try (var parley = place.start()) {
            for (var one : seen) {
                if (!one.frames().isEmpty()) {
                    check(parley.client(), one.frames(), random);
                }
            }
        }
    }

    private static void check(HouseClient client, List<Frame> seen, Random random) {
        var seed = "seed " + SEED;
        var id = seen.getFirst().responseId();
        var response = client.get("/v1/responses/" + id);
        var isComplete = seen.getLast().isEnd();
        assertThat(response.get("parley").get("state").asText())
                .as(seed)
                .isIn(isComplete ? List.of("completed") : List.of("interrupted", "completed"));

        var replay = Stored.check(client, seen, seed);
        assertThat(text(response))
                .as(seed)
                .isEqualTo(Script.tokensTogether(tokensIn(text(response))));

        var after = random.nextInt(replay.size());
        assertThat(HouseClient.rest(client.resume(id, after)))
                .as(seed)
                .isEqualTo(replay.subList(after + 1, replay.size()));
    }

    private static int tokensIn(String text) {
        return (int) text.chars().filter(character -> character == ' ').count();
    }

    private static String text(JsonNode response) {
        var text = new StringBuilder();
        response.get("output")
                .forEach(item ->
                        item.get("content")
                                .forEach(part -> text.append(part.get("text").asText())));
        return text.toString();
    }
}
