package dev.parley.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.rest.testing.SomeConnections;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Clients that keep the server waiting are let go; those that wait for it are not. */
class SlowClientsTest {

    private static final String POST =
            """
            POST /v1/model_settings/user HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            """;

    /** Between connecting and asking a test must not be stopped for longer than the first limit. */
    private static final World WORLD =
            World.serving(
                    Map.of(),
                    SomeConnections.within(Duration.ofSeconds(3), Duration.ofMillis(200)));

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void who_says_nothing_at_all_is_let_go_without_a_word() throws IOException {
        try (var line = new Line(WORLD)) {
            assertThat(line.rest()).isEmpty();
        }
    }

    @Test
    void half_a_head_is_answered_with_the_limit_and_its_setting() throws IOException {
        try (var line = new Line(WORLD)) {
            var answer = line.say("GET /v1/models HTTP/1.1\r\nHost: local").rest();

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .containsIgnoringCase("x-request-id: req_")
                    .contains("\"code\":\"request_timeout\"")
                    .contains("3000 ms, the setting header-timeout");
        }
    }

    @Test
    void a_head_that_comes_drop_by_drop_is_not_waited_for() throws IOException {
        try (var line = new Line(WORLD)) {
            line.say("GET /v1/models HTTP/1.1\r\nX-Drops: ");

            assertThat(line.drip("x")).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void half_a_body_is_answered_with_the_limit_and_its_setting() throws IOException {
        try (var line = new Line(WORLD)) {
            var answer = line.say(POST + "Content-Length: 100\r\n\r\n{").rest();

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("x-should-retry: true")
                    .contains("200 ms, the setting body-timeout");
        }
    }

    @Test
    void a_body_that_comes_drop_by_drop_is_not_waited_for() throws IOException {
        try (var line = new Line(WORLD)) {
            line.say(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");

            assertThat(line.drip("1\r\n \r\n")).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_body_that_nobody_waits_for_is_not_taken_for_ever() throws IOException {
        try (var line = new Line(WORLD)) {
            line.say(
                    """
                    POST /v1/nothing HTTP/1.1\r
                    Host: localhost\r
                    Content-Length: 1000\r
                    \r
                    {\
                    """);

            assertThat(line.rest()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void who_does_not_ask_again_is_let_go() throws IOException {
        assertThat(askedOnce()).startsWith("HTTP/1.1 200 ").doesNotContain("HTTP/1.1 408");
    }

    /** What somebody gets who asks and then waits until it is let go. */
    private static String askedOnce() throws IOException {
        try (var line = new Line(WORLD)) {
            return line.say("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").rest();
        }
    }

    @Test
    void who_waits_for_an_answer_may_wait_longer_than_any_limit() throws Exception {
        var slow = WORLD.context().getBean(SlowController.class);
        try (var patient = new Line(WORLD)) {
            patient.say("GET /v1/slow/late HTTP/1.1\r\nHost: localhost\r\n\r\n");
            slow.awaitAsked();
            for (var rounds = 0; rounds < 3; rounds++) {
                assertThat(askedOnce()).startsWith("HTTP/1.1 200 ");
            }
            slow.answer();

            assertThat(patient.rest()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void who_does_not_read_is_let_go_and_the_answer_with_it() throws Exception {
        var connections = WORLD.context().getBean(Connections.class);
        try (var line = new Line(WORLD, 4096)) {
            line.say("GET /v1/slow/much HTTP/1.1\r\nHost: localhost\r\n\r\n");
            WORLD.context().getBean(SlowController.class).awaitAskedForMuch();
            Waiting.until("it is let go", () -> connections.open() == 0);

            assertThat(line.rest()).hasSizeLessThan(SlowController.MUCH);
        }
    }
}
