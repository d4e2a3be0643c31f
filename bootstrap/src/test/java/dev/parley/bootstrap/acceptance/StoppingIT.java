package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Checks 13 and 14: cancelling, and answers in the background. */
class StoppingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> RUNNING = Set.of("queued", "in_progress");

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

    @DisplayName("Check 13: every reader ends with response.incomplete, and the provider is left")
    @Test
    void cancelling_ends_all_readers_and_the_providers_call() {
        installation.provider().model("held-13", Script.tokens(9).gated());
        try (var first = api.stream("/v1/responses", asking("held-13", "'stream':true"))) {
            var call = installation.callOf("held-13");
            for (var token = 0; token < 2; token++) {
                call.release(1);
                first.until("response.output_text.delta");
            }
            var id = first.responseId();
            try (var second = api.stream("/v1/responses/" + id + "?stream=true&starting_after=3")) {
                second.next();

                var cancelled = api.post("/v1/responses/" + id + "/cancel", "").ok();

                call.connectionClosed(PATIENCE);
                assertThat(cancelled.text("/status")).isEqualTo("cancelled");
                assertThat(cancelled.text("/output/0/content/0/text"))
                        .isEqualTo(Script.tokensTogether(2));
                for (var reader : new OpenStream[] {first, second}) {
                    var seen = reader.toEnd();
                    assertThat(seen.types().getLast()).isEqualTo("response.incomplete");
                    assertThat(seen.response()).isEqualTo(cancelled.json());
                }
            }
        }
    }

    @DisplayName("Check 13: a POST that waits for the answer gets 200 with status cancelled")
    @Test
    void a_waiting_post_gets_the_cancelled_answer() {
        installation.provider().model("held-13b", Script.tokens(9).heldBack());
        var conversation = api.conversation();
        var waiting =
                api.sendLater(
                        api.posting(
                                "/v1/responses",
                                asking("held-13b", "'conversation':'%s'".formatted(conversation))));
        var call = installation.callOf("held-13b");
        var running = api.get("/v1/conversations/" + conversation).text("/running_response_id");

        api.post("/v1/responses/" + running + "/cancel", "{}").ok();

        call.connectionClosed(PATIENCE);
        assertThat(waiting.join().ok().text("/status")).isEqualTo("cancelled");
        assertThat(waiting.join().json().get("output")).isEmpty();
    }

    @DisplayName("Check 13: a second cancel, and one after the end, change nothing")
    @Test
    void cancelling_again_changes_nothing() {
        var cancelled = api.answer(GivenAnswer.STUCK);
        var completed = api.answer(GivenAnswer.TEXT);

        for (var whole : new Transcript[] {cancelled, completed}) {
            var again = api.post("/v1/responses/" + whole.responseId() + "/cancel", "").ok();
            assertThat(again.json()).isEqualTo(whole.response());
        }
    }

    @DisplayName("Check 14: an answer in the background is told before the provider says a word")
    @Test
    void a_background_answer_is_told_at_once_and_polled() {
        installation.provider().model("held-14", Script.tokens(3).heldBack());

        var told = api.post("/v1/responses", asking("held-14", "'background':true")).ok();

        assertThat(told.text("/status")).isIn("queued", "in_progress");
        assertThat(told.text("/background")).isEqualTo("true");
        assertThat(told.json().get("output")).isEmpty();
        installation.callOf("held-14").release(1);
        assertThat(ended(told.text("/id"))).isEqualTo("completed");
    }

    @DisplayName("Check 14: a background answer's stream can be left and picked up again")
    @Test
    void a_background_stream_is_left_and_picked_up() {
        installation.provider().model("held-14b", Script.tokens(4).gated());
        var asking = asking("held-14b", "'background':true,'stream':true");
        String id;
        try (var stream = api.stream("/v1/responses", asking)) {
            id = stream.responseId();
            installation.callOf("held-14b").release(4);
        }

        try (var back = api.stream("/v1/responses/" + id + "?stream=true&starting_after=0")) {
            assertThat(back.toEnd().response().get("status").asText()).isEqualTo("completed");
        }
    }

    /** Reads until the answer has ended; tells how. */
    private static String ended(String id) {
        Waiting.until("the answer has ended", () -> !RUNNING.contains(status(id)));
        return status(id);
    }

    private static String status(String id) {
        return api.get("/v1/responses/" + id).ok().text("/status");
    }

    private static String asking(String model, String more) {
        return "{'model':'%s','input':'Go on.',%s}".formatted(model, more);
    }
}
