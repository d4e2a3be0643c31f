package dev.parley.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.rest.testing.SomeConnections;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/** What many connections may take together, and what one may ask at once. */
class ConnectionLimitsTest {

    private static final String ASK = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int KIB = 1024;

    @Test
    void one_connection_too_many_is_told_so_and_the_others_are_not_disturbed() throws IOException {
        try (var world = World.serving(Map.of(), SomeConnections.atMost(2));
                var first = new Line(world);
                var second = new Line(world)) {
            var connections = world.context().getBean(Connections.class);
            Waiting.until("both are connected", () -> connections.open() == 2);
            try (var third = new Line(world)) {
                assertThat(third.say(ASK).rest())
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("retry-after: 1")
                        .contains("\"code\":\"overloaded\"")
                        .contains("limit of 2 allows, the setting max-connections");
            }
            Waiting.until("the third has gone", () -> connections.open() == 2);
            first.say(ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            second.say(ASK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

            assertThat(first.rest()).startsWith("HTTP/1.1 200 ");
            assertThat(second.rest()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void large_bodies_share_a_budget_which_small_ones_do_not_need() throws IOException {
        try (var world =
                World.serving(
                        Map.of("parley.http.max-body-size", KIB * KIB),
                        SomeConnections.holding(KIB * KIB))) {
            var budget = world.context().getBean(Connections.class).budget();
            var large = "{\"model\":\"" + " ".repeat(900 * KIB) + "\"}";
            try (var holding = new Line(world)) {
                holding.say(head(large)).say(large.substring(0, 800 * KIB));
                Waiting.until("the first takes its part", () -> !budget.hasRoomFor(900 * KIB));

                var refused = world.client().post("/v1/model_settings/user", large);
                var small = world.client().post("/v1/model_settings/user", "{\"model\":\"demo\"}");

                assertThat(refused.status()).as(refused.body()).isEqualTo(503);
                assertThat(refused.error())
                        .containsEntry("code", "overloaded")
                        .containsEntry("limit", KIB * KIB)
                        .extracting("message")
                        .asString()
                        .contains("the setting max-bodies-size");
                assertThat(refused.header("retry-after-ms")).isEqualTo("1000");
                assertThat(small.status()).isEqualTo(200);
            }
            Waiting.until("all of it is free again", () -> budget.hasRoomFor(KIB * KIB));

            assertThat(world.client().post("/v1/model_settings/user", large).status())
                    .isEqualTo(400);
            Waiting.until("all of it can be taken", () -> budget.take(KIB * KIB));
        }
    }

    @Test
    void a_body_of_no_announced_length_meets_the_budget_on_its_way() throws IOException {
        try (var world =
                        World.serving(
                                Map.of("parley.http.max-body-size", KIB * KIB),
                                SomeConnections.holding(KIB * KIB));
                var line = new Line(world)) {
            assertThat(world.context().getBean(Connections.class).budget().take(900 * KIB))
                    .isTrue();
            line.say(
                    """
                    POST /v1/model_settings/user HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """);
            line.say("40000\r\n" + " ".repeat(256 * KIB) + "\r\n");

            assertThat(line.rest()).startsWith("HTTP/1.1 503 ").contains("max-bodies-size");
        }
    }

    private static String head(String body) {
        return "POST /v1/model_settings/user HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n";
    }
}
