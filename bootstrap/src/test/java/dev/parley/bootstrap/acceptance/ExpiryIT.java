package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Check 11: resuming when the single events of an answer are kept no more. */
class ExpiryIT {

    /** The service tidies up every half minute; nothing tells when. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private static Path data;

    private static Installation installation;
    private static Transcript whole;

    @BeforeAll
    static void answerAndWaitUntilItsEventsAreGone() {
        installation = Installation.start(data, Map.of("PARLEY_EVENT_RETENTION", "1ms"));
        whole = installation.api().answer(GivenAnswer.REASONING);
        Waiting.until("the events have expired", PATIENCE, () -> behind(0).events().size() == 1);
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName("Check 11: without a number the answer is told in short, under its last number")
    @Test
    void the_answer_is_told_in_short() {
        try (var stream = installation.api().stream(path())) {
            var told = stream.toEnd();

            assertThat(told.together("response.reasoning_text.delta"))
                    .isEqualTo("The user wants a capital.");
            assertThat(told.together("response.output_text.delta")).isEqualTo("Paris.");
            assertThat(told.events().getFirst().number()).isZero();
            assertThat(told.events().getLast()).isEqualTo(whole.events().getLast());
        }
    }

    @DisplayName("Check 11: behind a number only the end is told, under its own number")
    @Test
    void behind_a_number_only_the_end_is_told() {
        assertThat(behind(3).events()).containsExactly(whole.events().getLast());
    }

    @DisplayName("Check 11: Node's helper continues correctly")
    @Test
    void nodes_helper_continues() {
        NodeSdk.check(
                "11-helper-resumes-expired.mjs",
                installation,
                Map.of("PARLEY_RESPONSE", whole.responseId()));
    }

    private static String path() {
        return "/v1/responses/" + whole.responseId() + "?stream=true";
    }

    private static Transcript behind(long number) {
        try (var stream = installation.api().stream(path() + "&starting_after=" + number)) {
            return stream.toEnd();
        }
    }
}
