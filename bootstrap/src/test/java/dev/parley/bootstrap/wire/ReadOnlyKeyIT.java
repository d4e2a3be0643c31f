package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever the document says can be asked: a key that reads only sees it, and changes nothing. */
@Timeout(120)
final class ReadOnlyKeyIT {

    /** Reads although it is a POST. */
    private static final Set<String> READING = Set.of("countInputTokens");

    private static final Set<String> OF_THE_INSTALLATION =
            Set.of("changeModelSettings", "deleteModelSettings", "checkModelSettings");

    @TempDir private static Path folder;

    private static Server server;
    private static Examples examples;
    private static KeyHolder reading;
    private static KeyHolder writing;

    @BeforeAll
    static void start() {
        server = new Server(folder);
        examples = Examples.on(server);
        server.send(server.posting("/v1/model_settings/installation", "{\"model\": \"usual\"}"));
        var owner = OwnerId.INSTALLATION.value();
        reading = server.holder(owner, KeyScope.READ);
        writing = server.holder(owner, KeyScope.WRITE);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    static Stream<Document.Operation> operations() {
        return server.document().operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_key_that_reads_only_is_told_which_scope_is_needed(Document.Operation operation) {
        var before = server.rows();

        var answer = reading.ask(operation, examples.path(operation));

        if (operation.method().equals("GET") || READING.contains(operation.id())) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } else {
            var needed = OF_THE_INSTALLATION.contains(operation.id()) ? "admin" : "write";
            assertRefused(answer, needed, "read");
        }
        assertThat(server.rows()).isEqualTo(before);
    }

    static Stream<Document.Operation> operationsOfTheInstallation() {
        return operations().filter(operation -> OF_THE_INSTALLATION.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("operationsOfTheInstallation")
    void a_key_that_writes_does_not_change_what_everybody_uses(Document.Operation operation) {
        var before = server.rows();

        assertRefused(writing.ask(operation, examples.path(operation)), "admin", "write");

        assertThat(server.rows()).isEqualTo(before);
    }

    private static void assertRefused(HttpResponse<String> answer, String needed, String given) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        var error = Server.json(answer).get("error");
        assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.get("code").asText()).isEqualTo("missing_scope");
        assertThat(error.get("param").isNull()).isTrue();
        assertThat(error.get("message").asText())
                .contains("scope \"" + needed + "\"", "given has \"" + given + "\"");
    }
}
