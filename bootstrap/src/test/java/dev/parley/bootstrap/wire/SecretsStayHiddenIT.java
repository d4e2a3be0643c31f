package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.command.ServiceCommand;
import dev.parley.bootstrap.control.ControlRequest;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys are planted, everything is done that can be done, and they turn up nowhere: not in answers,
 * errors, exports, what commands say, logs at the finest level, or any file.
 */
@Timeout(300)
final class SecretsStayHiddenIT {

    /** Of the installation's provider; what is between its ends is looked for. */
    private static final String PROVIDER_KEY = "sk-Planted0Of0The0Provider9876";

    /** Given with model settings. */
    private static final String SETTINGS_KEY = "or-Planted1In1The1Settings5432";

    private static final String SECRET_KEY = "UGxhbnRlZDJBczJUaGUyU2VjcmV0MktleTIyMjIyMjI=";
    private static final String ECHO =
            """
            {"error": {"message": "Bad header Authorization: Bearer %s", "type": "%s", "code": "%s"}}\
            """
                    .formatted(PROVIDER_KEY, PROVIDER_KEY, PROVIDER_KEY);

    @TempDir private static Path folder;

    private static LogLines log;
    private static Server server;
    private static Examples examples;
    private static KeyHolder admin;

    @BeforeAll
    static void start() {
        log = new LogLines();
        server =
                new Server(
                        folder,
                        Map.of(
                                "PARLEY_MODEL_API_KEY",
                                PROVIDER_KEY,
                                "PARLEY_SECRET_KEY",
                                SECRET_KEY,
                                "PARLEY_LOG_LEVEL",
                                "trace"));
        examples = Examples.on(server);
        admin = server.holder(OwnerId.INSTALLATION.value(), KeyScope.ADMIN);
        admin.post(
                "/v1/model_settings/user",
                """
                {"provider": "other", "base_url": "http://127.0.0.1:9/v1", "api_key": "%s", "model": "usual"}
                """
                        .formatted(SETTINGS_KEY));
        assertThat(admin.get("/v1/model_settings/user").body())
                .contains("\"api_key_set\":true", "…5432");
    }

    /** What all tests have left behind. */
    @AfterAll
    static void end() throws IOException {
        var logged = log.all().stream().map(LogLines.Line::text).collect(Collectors.joining("\n"));
        server.close();
        log.close();
        assertThat(logged).contains("dev.parley");
        assertHidden("the log", logged);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertHidden(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    static Stream<Document.Operation> operations() {
        return server.document().operations().stream()
                .filter(operation -> !operation.id().equals("deleteModelSettings"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void no_operation_shows_a_key(Document.Operation operation) {
        assertHidden(admin.ask(operation, examples.path(operation)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/model_settings",
                "/v1/model_settings/user",
                "/v1/model_settings/effective",
                "/v1/changes?after=0",
                "/v1/usage?start_time=0&group_by=key",
                "/v1/export",
                "/v1/models",
                "/manage/prometheus",
                "/manage/health",
                "/openapi.json",
                "/"
            })
    void no_list_or_export_shows_a_key(String path) {
        assertThat(assertHidden(admin.get(path)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "403", "404", "409", "422", "429", "500", "503"})
    void a_provider_that_repeats_its_key_when_it_refuses_is_not_quoted_so_far(int status) {
        var model = "refuses-" + status;
        server.provider().model(model, Script.refusing(status, ECHO));

        for (var path : List.of("/v1/responses", "/v1/chat/completions")) {
            for (var stream : List.of("true", "false")) {
                assertHidden(admin.post(path, question(path, model, stream)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/responses", "/v1/chat/completions"})
    void a_provider_that_repeats_its_key_in_the_middle_is_not_quoted_so_far(String path) {
        server.provider()
                .model(
                        "breaks",
                        Script.tokensOnly(2)
                                .then(
                                        new Step.Complaint(
                                                "server_error",
                                                "The key " + PROVIDER_KEY + " has no credit.")));

        assertThat(assertHidden(admin.post(path, question(path, "breaks", "true"))).body())
                .contains("has no credit");
    }

    @Test
    void a_check_of_settings_does_not_show_their_key() {
        server.provider().model("checked", Script.refusing(403, ECHO));

        var checked =
                admin.post(
                        "/v1/model_settings/installation/check",
                        "{\"provider\": \"default\", \"model\": \"checked\"}");

        assertThat(assertHidden(checked).body()).contains("\"ok\":false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"provider\": \"other\", \"api_key\": \"%s \\n\"}",
                "{\"provider\": \"other\", \"api_key\": [\"%s\"]}",
                "{\"provider\": \"other\", \"api_keys\": \"%s\"}",
                "{\"provider\": \"nobody\", \"api_key\": \"%s\"}",
                "{\"provider\": \"other\", \"base_url\": \"x\", \"api_key\": \"%s\"}",
                "{\"provider\": \"other\", \"base_url\": \"http://me:%s@127.0.0.1/v1\"}",
                "{\"provider\": \"other\", \"api_key\": \"%s\"",
                "{\"provider\": \"other\", \"api_key\": %s}",
                "{\"provider\": \"other\", \"api_key\": \"\\x%s\"}"
            })
    void what_is_wrong_with_a_key_is_told_without_it(String body) {
        for (var path : List.of("/v1/model_settings/user", "/v1/model_settings/user/check")) {
            var refused = admin.post(path, body.formatted(SETTINGS_KEY));

            assertHidden(refused);
        }
    }

    @Test
    void a_key_that_is_refused_is_not_repeated() {
        var wrong =
                server.send(
                        server.request("/v1/models")
                                .header("Authorization", "Bearer " + SETTINGS_KEY));

        assertThat(assertHidden(wrong).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "keys list",
        "export",
        "secrets rotate",
        "doctor",
        "keys revoke nobody",
        "purge --deleted-before nonsense"
    })
    void no_command_shows_a_key(String line) {
        var said = new StringWriter();
        var all = new PrintWriter(said, true);

        ServiceCommand.handler(server.installation())
                .run(new ControlRequest(List.of(line.split(" ", -1)), null), all, all);

        assertThat(said.toString()).isNotBlank();
        assertHidden(line, said.toString());
    }

    private static String question(String path, String model, String stream) {
        return path.endsWith("completions")
                ? """
                {"model": "default/%s", "stream": %s, "messages": [{"role": "user", "content": "Hi"}]}
                """
                        .formatted(model, stream)
                : "{\"model\": \"default/%s\", \"stream\": %s, \"input\": \"Hi\"}"
                        .formatted(model, stream);
    }

    private static HttpResponse<String> assertHidden(HttpResponse<String> answer) {
        assertHidden(answer.request().toString(), answer.headers().map() + answer.body());
        return answer;
    }

    /** Neither whole nor without its ends. */
    private static void assertHidden(String where, String text) {
        for (var secret : List.of(PROVIDER_KEY, SETTINGS_KEY, SECRET_KEY, admin.key())) {
            var inner = secret.substring(7, secret.length() - 7);
            if (text.contains(inner)) {
                var at = text.indexOf(inner);
                throw new AssertionError(
                        "a key is shown in %s: %s"
                                .formatted(
                                        where,
                                        text.substring(
                                                Math.max(0, at - 200),
                                                Math.min(text.length(), at + 60))));
            }
        }
    }
}
