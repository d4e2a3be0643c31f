package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Checks 10 and 12: a stream is picked up behind any event, whatever happened meanwhile. */
class ResumeIT {

    private static final String ASKING = "{'model':'usual','input':'Go on.','stream':true}";

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName("Check 10: behind every number of an ended answer comes exactly the rest")
    @ParameterizedTest
    @EnumSource(GivenAnswer.class)
    void behind_every_number_of_an_ended_answer_comes_the_rest(GivenAnswer given) {
        var whole = api.answer(given);

        goesOnBehindEveryNumber(installation.api(), whole);
    }

    @DisplayName("Check 10: the same after a restart, by the query and by Last-Event-ID")
    @Test
    void a_restart_changes_nothing(@TempDir Path other) {
        try (var here = Installation.start(other)) {
            var before =
                    List.of(
                            here.api().answer(GivenAnswer.TWO_CALLS),
                            here.api().answer(GivenAnswer.REASONING),
                            here.api().answer(GivenAnswer.FAILED),
                            here.api().answer(GivenAnswer.STUCK));

            here.killAndStartAgain();

            before.forEach(whole -> goesOnBehindEveryNumber(here.api(), whole));
        }
    }

    @DisplayName("Check 10: behind every number of a running answer comes the rest, as it happens")
    @Test
    void behind_every_number_of_a_running_answer_comes_the_rest() {
        installation.provider().model("held-10", Script.tokens(6).gated());
        try (var first = api.stream("/v1/responses", asking("held-10"))) {
            var call = installation.callOf("held-10");
            var number = 0L;
            for (var token = 0; token < 3; token++) {
                call.release(1);
                number = first.until("response.output_text.delta").number();
            }
            var readers =
                    LongStream.rangeClosed(0, number)
                            .mapToObj(after -> api.stream(resuming(first.responseId(), after)))
                            .toList();
            var byHeader =
                    api.open(
                            api.request("/v1/responses/" + first.responseId() + "?stream=true")
                                    .header("Last-Event-ID", Long.toString(number)));
            call.release(3);

            var whole = first.toEnd();
            for (var after = 0; after < readers.size(); after++) {
                try (var reader = readers.get(after)) {
                    assertThat(reader.toEnd().events()).isEqualTo(whole.behind(after));
                }
            }
            try (byHeader) {
                assertThat(byHeader.toEnd().events()).isEqualTo(whole.behind(number));
            }
        }
    }

    @DisplayName("Check 10: when both are given, the header wins")
    @Test
    void the_header_wins_over_the_query() {
        var whole = api.answer(GivenAnswer.TEXT);

        try (var both =
                api.open(
                        api.request(resuming(whole.responseId(), 1))
                                .header("Last-Event-ID", "6"))) {
            assertThat(both.toEnd().events()).isEqualTo(whole.behind(6));
        }
    }

    @DisplayName(
            "Check 10: behind the end a stream is only done, and an EventSource is told to stop")
    @Test
    void behind_the_end_nothing_comes() {
        var whole = api.answer(GivenAnswer.TEXT);
        var last = whole.events().getLast().number();

        try (var behind = api.stream(resuming(whole.responseId(), last))) {
            assertThat(behind.status()).isEqualTo(200);
            assertThat(behind.toEnd().frames()).containsExactly(new Frame("", "", "[DONE]", ""));
        }
        var reconnected =
                api.send(
                        api.request("/v1/responses/" + whole.responseId() + "?stream=true")
                                .header("Last-Event-ID", Long.toString(last)));
        assertThat(reconnected.status()).isEqualTo(204);
    }

    @DisplayName("Check 12: an answer in a killed process is interrupted, with all that was seen")
    @Test
    void an_answer_in_a_killed_process_is_interrupted(@TempDir Path other) {
        try (var here = Installation.start(other);
                var stream = here.api().stream("/v1/responses", Api.asking(GivenAnswer.STUCK))) {
            stream.until("response.output_text.delta");
            var seen = stream.seen();
            var id = stream.responseId();

            here.killAndStartAgain();

            var read = here.api().get("/v1/responses/" + id).ok();
            assertThat(read.text("/status")).isEqualTo("failed");
            assertThat(read.text("/parley/state")).isEqualTo("interrupted");
            assertThat(read.text("/parley/usage_source")).isEqualTo("estimated");
            assertThat(read.text("/parley/failure/kind")).isEqualTo("process_ended");
            assertThat(read.text("/output/0/content/0/text")).isEqualTo("Paris is");
            assertThat(read.text("/output/0/status")).isEqualTo("incomplete");
            try (var again = here.api().stream("/v1/responses/" + id + "?stream=true")) {
                var replay = again.toEnd();
                assertThat(replay.events()).startsWith(seen.toArray(Frame[]::new));
                assertThat(replay.types())
                        .endsWith(
                                "response.output_text.done",
                                "response.content_part.done",
                                "response.output_item.done",
                                "response.failed");
                assertThat(replay.events().getLast().number())
                        .isEqualTo(replay.events().size() - 1L);
            }
        }
    }

    private static void goesOnBehindEveryNumber(Api api, Transcript whole) {
        var id = whole.responseId();
        for (var after = 0; after < whole.events().size() - 1; after++) {
            try (var byQuery = api.stream(resuming(id, after));
                    var byHeader =
                            api.open(
                                    api.request("/v1/responses/" + id + "?stream=true")
                                            .header("Last-Event-ID", Long.toString(after)))) {
                assertThat(byQuery.toEnd().events()).isEqualTo(whole.behind(after));
                assertThat(byHeader.toEnd().events()).isEqualTo(whole.behind(after));
            }
        }
        try (var again = api.stream("/v1/responses/" + id + "?stream=true")) {
            assertThat(again.toEnd()).isEqualTo(whole);
        }
    }

    private static String asking(String model) {
        return ASKING.replace("usual", model);
    }

    private static String resuming(String response, long after) {
        return "/v1/responses/%s?stream=true&starting_after=%d".formatted(response, after);
    }
}
