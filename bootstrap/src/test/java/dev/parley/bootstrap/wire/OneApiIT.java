package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Two modules read requests, and neither may see the other: whatever is the same in two requests is
 * answered alike.
 */
@Timeout(120)
final class OneApiIT {

    @TempDir private static Path folder;

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server(folder);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'title':'a','title':'a'} | 400
                    {'metadata':{'a':'b','a':'b'}} | 400
                    {'nonsense':1} | 400
                    ` ` | 400
                    null | 400
                    [] | 400
                    { | 400
                    {} {} | 400
                    {'a':01} | 400
                    {'a':NaN} | 400
                    {'a':'\\x'} | 400
                    nonsense | 400
                    """)
    void bodies_are_read_alike(String body, int status) {
        assertAlike(body.replace('\'', '"'), "application/json", status);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 400",
        "Application/JSON; charset=utf-8, 400",
        "text/json, 400",
        "application/vnd.api+json, 400",
        "image/svg+json, 415",
        "some/json, 415",
        "json, 415",
        "text/plain, 415",
        "application/xml, 415",
    })
    void media_types_are_read_alike(String type, int status) {
        assertAlike("{\"nonsense\":1}", type, status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1",
                "100",
                "101",
                "-1",
                "+5",
                "1.5",
                "1e1",
                "abc",
                "99999999999999999999"
            })
    void limits_are_read_alike(String limit) {
        var written = URLEncoder.encode(limit, StandardCharsets.UTF_8);
        var rest = get("/v1/search?query=a&limit=" + written);
        var streaming = get("/v1/conversations?limit=" + written);

        assertThat(streaming.statusCode()).isEqualTo(rest.statusCode());
        assertThat(error(streaming)).isEqualTo(error(rest));
    }

    @ParameterizedTest
    @CsvSource({
        "'', nonsense, true",
        "%5B%5D, nonsense, true",
        "%5B0%5D, nonsense, true",
        "%5Ba%5D, nonsense, false",
        "'', '', false",
        "%5B%5D, '', false",
    })
    void arrays_are_read_alike(String spelling, String value, boolean isRefused) {
        var rest = get("/v1/usage?start_time=0&group_by" + spelling + "=" + value);
        var streaming = get("/v1/responses/resp_none?include" + spelling + "=" + value);

        assertThat(rest.statusCode() == 400).isEqualTo(isRefused);
        assertThat(streaming.statusCode() == 400).isEqualTo(isRefused);
    }

    private static void assertAlike(String body, String type, int status) {
        var rest = post("/v1/model_settings/user", body, type);
        var streaming = post("/v1/conversations", body, type);

        assertThat(rest.statusCode()).isEqualTo(status);
        assertThat(streaming.statusCode()).isEqualTo(status);
        assertThat(error(streaming)).isEqualTo(error(rest));
    }

    private static String error(HttpResponse<String> answer) {
        return Server.json(answer).path("error").toString();
    }

    private static HttpResponse<String> get(String path) {
        return server.send(server.request(path));
    }

    private static HttpResponse<String> post(String path, String body, String type) {
        return server.send(
                server.request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }
}
