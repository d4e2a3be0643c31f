package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Pages of other places, and names that are rebound to this machine, open no socket either. */
@Timeout(120)
final class PagesOfOthersIT {

    @TempDir private static Path folder;

    private static Server server;
    private static String events;

    @BeforeAll
    static void start() {
        server =
                new Server(
                        folder, Map.of("PARLEY_CORS_ALLOWED_ORIGINS", "https://chat.example.org"));
        var answer = server.send(server.posting("/v1/responses", "{\"input\": \"Hi\"}"));
        events = "/v1/responses/" + Server.json(answer).get("id").asText() + "/events";
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:3000, 101",
        "127.0.0.1:1733, http://127.0.0.1, 101",
        "[::1]:1733, http://[::1]:5173, 101",
        "parley.localhost, https://chat.example.org, 101",
        "localhost, https://evil.example.org, 403",
        "localhost, https://chat.example.org.evil.example.org, 403",
        "localhost, http://localhost.evil.example.org, 403",
        "localhost, null, 403",
        "localhost, file://, 403",
        "evil.example.org, http://evil.example.org, 403",
        "evil.example.org:1733, http://localhost:3000, 403",
        "localhost.evil.example.org, http://localhost, 403",
        "0.0.0.0:1733, http://localhost, 403",
        "192.168.1.5:1733, http://192.168.1.5:1733, 403"
    })
    void a_socket_is_opened_for_pages_that_may_ask_only(String host, String origin, int status) {
        assertThat(RawRequest.upgrade(server, events, host, origin))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/models HTTP/1.1, evil.example.org, 403",
        "GET /v1/models HTTP/1.1, 0.0.0.0:1733, 403",
        "GET / HTTP/1.1, evil.example.org, 403",
        "GET /docs HTTP/1.1, evil.example.org, 403",
        "GET /health HTTP/1.1, evil.example.org, 403",
        "GET /manage/prometheus HTTP/1.1, evil.example.org, 403",
        "GET /v1/nothing HTTP/1.1, evil.example.org, 403",
        "GET http://localhost/v1/models HTTP/1.1, evil.example.org, 403",
        "GET /v1/models HTTP/1.1, localhost, 200"
    })
    void a_rebound_name_reaches_nothing(String line, String host, int status) {
        assertThat(RawRequest.send(server, List.of(line, "Host: " + host, "Connection: close")))
                .startsWith("HTTP/1.1 " + status);
    }
}
