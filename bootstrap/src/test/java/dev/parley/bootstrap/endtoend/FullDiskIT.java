package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A disk that becomes full while answers stream onto it. */
class FullDiskIT {

    private static final int ANSWERS = 50;
    private static final int TOKENS = 20_000;

    @TempDir private Path folder;

    @Test
    void fifty_answers_are_settled_in_the_room_that_was_kept_back_and_the_service_goes_on()
            throws Exception {
        try (var disk = SmallDisk.mounted(folder.resolve("disk"), "96m");
                var provider = new ProviderStandIn();
                var parley = Place.sqlite(disk.data(), provider.baseUrl()).start()) {
            var client = parley.client();
            var reserve = disk.data().resolve("reserve");
            assertThat(reserve).hasSize(16 << 20);
            var streams = Streams.begun(client, provider, ANSWERS, TOKENS);

            disk.fill();
            streams.letGo();

            var all = streams.ended();
            assertThat(reserve).doesNotExist();
            all.forEach(seen -> assertNotShownAsRunning(client, seen));

            disk.empty();

            var ends = new ArrayList<String>();
            for (var seen : all) {
                ends.add(checkedEnd(client, seen));
            }
            assertThat(ends).contains("failed").isSubsetOf("failed", "completed");
            provider.model("usual", Script.tokens(3));
            assertThat(ended(client)).isEqualTo("completed");
            Waiting.until("room is kept back again", () -> Files.exists(reserve));
        }
    }

    /** Its end may not be known while it cannot be stored, but nobody says that it goes on. */
    private static void assertNotShownAsRunning(HouseClient client, List<Frame> seen) {
        Waiting.until(
                "nobody says that it goes on",
                () -> {
                    var reply = client.send(client.request(path(seen)));
                    assertThat(reply.statusCode()).isIn(200, 503);
                    return !reply.body().contains("\"in_progress\"");
                });
    }

    /**
     * Whatever was seen of it is stored, and it has failed and says why; or it was whole in the
     * room that was given up.
     */
    private static String checkedEnd(HouseClient client, List<Frame> seen) {
        var settled = client.get(path(seen));
        Stored.check(client, seen, "after the disk was full");
        var text = settled.at("/output/0/content/0/text").asText();
        if (settled.get("status").asText().equals("failed")) {
            assertThat(settled.at("/error/message").asText()).contains("could not be stored");
            assertThat(Script.tokensTogether(TOKENS)).startsWith(text);
        } else {
            assertThat(text).isEqualTo(Script.tokensTogether(TOKENS));
        }
        return settled.get("status").asText();
    }

    private static String path(List<Frame> seen) {
        return "/v1/responses/" + seen.getFirst().responseId();
    }

    private static String ended(HouseClient client) {
        return client.post("/v1/responses", "{\"model\":\"usual\",\"input\":\"And now?\"}")
                .get("status")
                .asText();
    }
}
