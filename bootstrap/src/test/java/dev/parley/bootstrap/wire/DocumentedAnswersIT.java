package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.wire.Document.Operation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;

/** Answers that the document once did not know, and that generated requests found. */
@Timeout(120)
final class DocumentedAnswersIT {

    @TempDir private static Path folder;

    private static Server server;
    private static Document document;
    private static Examples examples;

    @BeforeAll
    static void start() {
        server = new Server(folder);
        document = server.document();
        examples = Examples.on(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    static List<Operation> operations() {
        return document.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothing_acceptable_is_documented(Operation operation) {
        var answer =
                server.send(
                        server.request(examples.path(operation))
                                .header("accept", "application/xml")
                                .header("content-type", "application/json")
                                .method(operation.method(), BodyPublishers.ofString("[]")));

        assertThat(operation.statuses()).contains(answer.statusCode(), 406);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_looks_like_a_form_is_documented(Operation operation) {
        var answer =
                server.send(
                        server.request(examples.path(operation) + "?limit=0")
                                .header("content-type", "text/plain")
                                .method(operation.method(), BodyPublishers.ofString("{}")));

        assertThat(operation.statuses()).contains(answer.statusCode());
    }

    @Test
    void an_edited_item_is_a_documented_change() {
        var edited =
                operations().stream()
                        .filter(operation -> operation.id().equals("editItem"))
                        .map(examples::path)
                        .findFirst()
                        .orElseThrow();
        var answer = server.send(server.posting(edited, "{\"content\": \"And of Italy?\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);

        var changes = Server.json(server.send(server.request("/v1/changes?after=0"))).get("data");

        assertThat(changes)
                .anySatisfy(change ->
                        assertThat(change.get("type").asText()).isEqualTo("item.updated"));
        assertThat(changes).allMatch(document.schema("Change")::accepts);
    }

    @Test
    void a_title_that_matches_alone_is_documented() {
        server.send(server.posting("/v1/conversations", "{\"title\": \"Aardvarks\"}"));

        var found = server.send(server.request("/v1/conversations?query=aardvarks"));

        var list = Server.json(found);
        assertThat(list.get("data")).hasSize(1);
        assertThat(list.at("/data/0/match").isNull()).isTrue();
        assertThat(document.schema("ConversationList").accepts(list)).isTrue();
    }
}
