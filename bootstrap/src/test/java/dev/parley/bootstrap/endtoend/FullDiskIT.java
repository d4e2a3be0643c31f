package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that becomes full while an answer streams onto it. */
class FullDiskIT {

    @TempDir private Path folder;

    @Test
    void an_answer_that_cannot_be_stored_is_settled_in_the_room_that_was_kept_back()
            throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString()),
                "small file systems can be mounted by root only");
        try {
            fillWhileItAnswers(disk);
        } finally {
            assertThat(isDone("umount", disk.toString())).isTrue();
        }
    }

    private static void fillWhileItAnswers(Path disk) throws IOException {
        try (var provider = new ProviderStandIn();
                var parley = Place.sqlite(disk.resolve("data"), provider.baseUrl()).start()) {
            var reserve = disk.resolve("data/reserve");
            assertThat(reserve).hasSize(16 << 20);
            provider.next(Script.tokens(100_000).gated());
            var client = parley.client();
            try (var reading = client.ask("usual", "Go on.")) {
                var first = reading.next();
                assertThat(first).isNotNull();
                var call = provider.takeCall();
                call.release(3);
                fill(disk.resolve("filler"));

                call.release(100_000);

                var seen = HouseClient.rest(reading);
                assertThat(reserve).doesNotExist();
                assertThat(seen.getLast().data()).startsWith("{\"type\":\"response.failed\"");
                var settled = client.get("/v1/responses/" + first.responseId());
                assertThat(settled.get("status").asText()).isEqualTo("failed");
                assertThat(settled.at("/error/message").asText()).contains("could not be stored");
                var stored = client.replay(first.responseId());
                assertThat(stored.subList(1, stored.size())).isEqualTo(seen);
            }
        }
    }

    private static void fill(Path filler) throws IOException {
        var piece = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean isDone(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
