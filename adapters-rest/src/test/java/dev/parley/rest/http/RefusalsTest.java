package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.application.testkit.fixture.People;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.Reply;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.stream.Stream;

/** What is answered before any use case sees a request. */
class RefusalsTest {

    private static final World WORLD = World.serving(Map.of("parley.http.max-body-size", 4096L));
    private static final Client CLIENT = WORLD.client();

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nothing", "/nothing", "/v1", "/v1/", "/v1/models%00", "/api/x"})
    void an_unknown_address_is_404_in_the_envelope(String path) {
        var reply = CLIENT.get(path);

        expect(reply, 404, "unknown_url");
    }

    @Test
    void a_wrong_method_is_405_and_names_the_allowed_ones() {
        var reply = CLIENT.delete("/v1/models/demo");

        expect(reply, 405, "method_not_supported");
        assertThat(reply.header("allow")).contains("GET");
    }

    @Test
    void what_nobody_reads_does_not_matter_where_nothing_is_acceptable() {
        var reply =
                CLIENT.with("Content-Type", "text/json")
                        .with("Accept", "application/xml")
                        .send("GET", "/v1/models", "nonsense");

        expect(reply, 406, "not_acceptable");
    }

    @Test
    void a_body_that_is_no_json_by_its_type_is_415() {
        var form =
                CLIENT.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", "/v1/model_settings/user", "model=demo");
        var xml =
                CLIENT.with("Content-Type", "application/xml")
                        .send("POST", "/v1/model_settings/user", "<model>demo</model>");

        expect(form, 415, "unsupported_media_type");
        expect(xml, 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"model\":}",
                "nonsense",
                "{\"a\":1}{\"b\":2}",
                "[1",
                "{\"a\":1,\"a\":2}"
            })
    void a_body_that_is_no_json_is_400(String body) {
        var reply = CLIENT.post("/v1/model_settings/user", body);

        expect(reply, 400, null);
        assertThat(reply.error().get("param")).isNull();
    }

    @Test
    void json_of_65_levels_is_400() {
        var body = "{\"parameters\":" + "[".repeat(64) + "]".repeat(64) + "}";

        var reply = CLIENT.post("/v1/model_settings/user", body);

        expect(reply, 400, null);
        assertThat(reply.error())
                .extracting("message")
                .asString()
                .contains("64 levels")
                .contains("max-json-depth");
    }

    @Test
    void a_body_above_the_limit_is_413_and_names_the_limit() {
        var reply = CLIENT.post("/v1/model_settings/user", " ".repeat(4097) + "{}");

        expect(reply, 413, "request_too_large");
        assertThat(reply.error())
                .containsEntry("limit", 4096)
                .extracting("message")
                .asString()
                .contains("the setting max-body-size");
    }

    @Test
    void a_body_above_the_limit_without_a_length_is_413() {
        var chunk = "400\r\n" + " ".repeat(1024) + "\r\n";

        var reply =
                CLIENT.raw(
                        "POST /v1/model_settings/user HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                + chunk.repeat(5)
                                + "0\r\n\r\n");

        expect(reply, 413, "request_too_large");
    }

    static Stream<String> malformedRequests() {
        return Stream.of(
                "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET http://[bad/v1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("malformedRequests")
    void what_is_hardly_http_gets_the_envelope_too(String request) {
        var reply = CLIENT.raw(request);

        assertThat(reply.status()).isBetween(400, 499);
        expect(reply, reply.status(), null);
    }

    static Stream<Arguments> largeHeads() {
        return Stream.of(
                arguments(
                        "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                                + "x".repeat(40_000)
                                + "\r\n\r\n",
                        431,
                        "headers_too_large",
                        32_768,
                        "max-headers-size"),
                arguments(
                        "GET /v1/models HTTP/1.1\r\nHost: localhost\r\n"
                                + "X-Many: x\r\n".repeat(200)
                                + "\r\n",
                        431,
                        "headers_too_large",
                        200,
                        "max-headers"),
                arguments(
                        "GET /v1/models?"
                                + "x".repeat(10_000)
                                + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        414,
                        "request_line_too_long",
                        8192,
                        "max-request-line"));
    }

    @ParameterizedTest
    @MethodSource("largeHeads")
    void a_head_above_a_limit_names_the_limit_and_its_setting(
            String request, int status, String code, int limit, String setting) {
        var reply = CLIENT.raw(request);

        expect(reply, status, code);
        assertThat(reply.error())
                .containsEntry("limit", limit)
                .extracting("message")
                .asString()
                .contains(String.valueOf(limit))
                .contains("the setting " + setting + ".");
    }

    @Test
    void a_body_that_is_compressed_is_415() {
        var reply = CLIENT.with("Content-Encoding", "gzip").post("/v1/model_settings/user", "{}");

        expect(reply, 415, "unsupported_media_type");
        assertThat(reply.error()).extracting("message").asString().contains("gzip");
    }

    @Test
    void a_body_of_too_many_members_is_400_and_names_the_setting() {
        try (var world = World.serving()) {
            var body = "{\"parameters\":[" + "0,".repeat(250_000) + "0]}";

            var reply = world.client().post("/v1/model_settings/user", body);

            expect(reply, 400, "object_above_max_properties");
            assertThat(reply.error())
                    .extracting("message")
                    .asString()
                    .contains("250000")
                    .contains("max-json-members");
        }
    }

    @Test
    void a_websocket_handshake_where_no_socket_is_gets_the_envelope() {
        var reply =
                CLIENT.with("Upgrade", "websocket")
                        .with("Connection", "Upgrade")
                        .with("Sec-WebSocket-Version", "13")
                        .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                        .get("/v1/sockets");

        expect(reply, 404, "unknown_url");
    }

    @Test
    void an_answer_to_head_has_no_body() {
        var reply = CLIENT.send("HEAD", "/v1/nothing", null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("x-request-id")).startsWith("req_");
    }

    @Test
    void a_defect_is_500_and_tells_nothing_but_the_request() {
        try (var world = World.serving()) {
            var reply = world.client().with("X-Request-Id", "mine").get("/v1/broken");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.error())
                    .containsEntry("type", "server_error")
                    .containsEntry("code", null)
                    .extracting("message")
                    .asString()
                    .contains("mine")
                    .doesNotContain("a secret");
            assertThat(reply.header("x-should-retry")).isEqualTo("false");
        }
    }

    @Test
    void with_keys_an_unknown_address_is_as_closed_as_any_other() {
        try (var world = World.serving()) {
            world.key(People.ADA);

            assertThat(world.client().get("/v1/nothing").status()).isEqualTo(401);
        }
    }

    private static void expect(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("content-type")).startsWith("application/json");
        assertThat(reply.header("x-request-id")).matches("req_[0-9a-f]{32}");
        assertThat(reply.object()).containsOnlyKeys("error");
        assertThat(reply.error())
                .containsEntry("type", "invalid_request_error")
                .containsEntry("code", code)
                .containsKeys("message", "param");
    }
}
