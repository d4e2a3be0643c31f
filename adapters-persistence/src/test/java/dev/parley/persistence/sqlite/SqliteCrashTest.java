package dev.parley.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A process that is killed loses nothing that it has told anybody. */
@Timeout(120)
final class SqliteCrashTest {

    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 2_000;

    @TempDir private Path directory;

    @RepeatedTest(3)
    void no_event_that_was_said_to_be_kept_is_missing_after_a_kill() throws Exception {
        var acknowledged = untilKilled();

        try (var store = SqliteTestStore.open(directory)) {
            assertThat(acknowledged).hasSize(EndlessAnswers.ANSWERS);
            acknowledged.forEach((generation, last) -> {
                var read = store.journal().read(generation, -1, Integer.MAX_VALUE);
                assertThat(read).hasSizeGreaterThan(last.intValue());
                for (var number = 0; number < read.size(); number++) {
                    assertThat(read.get(number)).isEqualTo(EndlessAnswers.event(number));
                }
            });
            assertThat(store.generations().unfinished()).hasSize(EndlessAnswers.ANSWERS);
            assertThat(store.generations().unfinished())
                    .allMatch(generation ->
                            EndlessAnswers.isUnder(
                                    generation, lease -> !store.leases().isAlive(lease)));
        }
    }

    /** The last number that was acknowledged of each answer. */
    private Map<GenerationId, Long> untilKilled() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessAnswers.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var lines = process.inputReader()) {
            return acknowledged(process, lines);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Map<GenerationId, Long> acknowledged(Process process, BufferedReader lines)
            throws IOException {
        var acknowledged = new HashMap<GenerationId, Long>();
        var count = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.endsWith(";")) {
                var space = line.indexOf(' ');
                acknowledged.put(
                        new GenerationId(UUID.fromString(line.substring(0, space))),
                        Long.parseLong(line.substring(space + 1, line.length() - 1)));
            }
            if (++count == ACKNOWLEDGED_BEFORE_THE_KILL) {
                process.toHandle().destroyForcibly();
            }
        }
        return acknowledged;
    }
}
