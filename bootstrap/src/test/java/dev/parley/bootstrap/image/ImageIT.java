package dev.parley.bootstrap.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.endtoend.ParleyProcess;
import dev.parley.bootstrap.endtoend.PlainHttp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs what is shipped. Java is told to refuse a start without the cache, which it would otherwise
 * do silently.
 */
class ImageIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir private Path folder;

    @Test
    void starts_from_its_cache_answers_and_ends_when_told_to()
            throws IOException, InterruptedException {
        try (var parley = started(TARGET.resolve("parley/bin/parley"))) {
            assertThat(health(parley)).contains("\"status\":\"healthy\"");
            parley.terminate();
            assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void starts_from_its_cache_wherever_it_was_unpacked() throws IOException, InterruptedException {
        var elsewhere = Files.createDirectory(folder.resolve("un packed"));
        var unpack =
                new ProcessBuilder("tar", "-xzf", archive().toString(), "-C", elsewhere.toString());
        assertThat(unpack.inheritIO().start().waitFor()).isZero();

        var launcher =
                elsewhere.resolve("parley-" + System.getProperty("parley.version") + "/bin/parley");
        try (var parley = started(launcher)) {
            assertThat(health(parley)).contains("\"status\":\"healthy\"");
        }
    }

    @Test
    void is_found_through_links() throws IOException, InterruptedException {
        var link =
                Files.createSymbolicLink(
                        folder.resolve("linked"), TARGET.resolve("parley/bin/parley"));
        var linkToLink = Files.createSymbolicLink(folder.resolve("parley"), Path.of("linked"));

        try (var parley = started(linkToLink)) {
            assertThat(health(parley)).contains("\"status\":\"healthy\"");
        }
        Files.delete(linkToLink);
        Files.delete(link);
    }

    @Test
    void leaves_no_temporary_file_behind_when_it_is_killed() throws IOException {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var options = Map.of("PARLEY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        try (var parley = ParleyProcess.start(folder.resolve("data"), options)) {
            ask(parley);
            parley.kill();
        }

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void loads_nothing_that_traces_unless_a_collector_is_named() throws IOException {
        var loaded = folder.resolve("loaded");
        var options = Map.of("PARLEY_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        try (var parley = ParleyProcess.start(folder.resolve("data"), options)) {
            ask(parley);
        }

        assertThat(Files.readString(loaded))
                .contains("dev.parley.bootstrap.observation.MeteredModelClient")
                .doesNotContain("io.opentelemetry.");
    }

    private static void ask(ParleyProcess parley) {
        var http = new PlainHttp(parley.address());
        var answer =
                http.send(
                        http.posting(
                                "/v1/responses",
                                "{\"input\": \"Hello\", \"max_output_tokens\": 16}"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private ParleyProcess started(Path launcher) {
        var refusing = Map.of("PARLEY_JAVA_OPTS", "-XX:AOTMode=on");
        return ParleyProcess.start(launcher, folder.resolve("data"), refusing);
    }

    private static String health(ParleyProcess parley) {
        var http = new PlainHttp(parley.address());
        return http.send(http.request("/health")).body();
    }

    private static Path archive() throws IOException {
        try (var files = Files.list(TARGET)) {
            var archives = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
            assertThat(archives).hasSize(1);
            return archives.getFirst();
        }
    }
}
