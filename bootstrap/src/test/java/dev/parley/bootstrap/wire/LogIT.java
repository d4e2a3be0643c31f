package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.wire.Document.Operation;
import dev.parley.bootstrap.wire.LogLines.Line;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the log says, and what it does not, at the level that says most. */
@Timeout(300)
final class LogIT {

    private static final String MARK = "Zanzibar";
    private static final String SECRET = "psk-Zanzibar-0123456789";
    private static final String DEAD = "dead";

    @TempDir private Path data;

    private LogLines log;
    private Server server;

    @BeforeEach
    void start() {
        log = new LogLines();
        server =
                new Server(
                        data,
                        Map.of(
                                "PARLEY_MODEL_API_KEY",
                                SECRET,
                                "PARLEY_PROVIDERS",
                                "default,vllm",
                                "PARLEY_VLLM_BASE_URL",
                                ProviderStandIn.deadBaseUrl()));
    }

    @AfterEach
    void end() {
        server.close();
        log.close();
    }

    @Test
    void no_text_of_anybody_and_no_secret_is_logged() {
        var provider = server.provider();
        provider.model("usual", Script.saying("It is ", MARK, "."));
        provider.model(
                "refusing", Script.refusing(400, "{\"error\":{\"message\":\"" + MARK + "\"}}"));
        provider.model("garbled", Script.refusing(200, "{\"" + MARK));
        provider.model("broken", Script.of(new Step.Text(MARK), new Step.HangUp()));
        var examples = Examples.on(server);

        for (var operation : deletingLast()) {
            for (var body : bodies(operation, examples)) {
                server.send(marked(operation, examples, body));
            }
        }
        for (var model : List.of("refusing", "garbled", "broken", "vllm/" + DEAD)) {
            server.send(server.posting("/v1/responses", asking(model)));
            server.send(server.posting("/v1/chat/completions", chatting(model)));
        }
        server.send(server.request("/v1/search?query=" + MARK));
        server.send(server.request("/" + MARK + "?" + MARK + "=" + MARK));

        assertThat(log.all())
                .extracting(Line::text)
                .anyMatch(text -> text.contains("has ended: failed"));
        assertThat(log.all()).filteredOn(line -> line.text().contains(MARK)).isEmpty();
    }

    @Test
    void every_line_of_a_request_names_it() {
        var examples = Examples.on(server);
        var operations = deletingLast();
        var before = log.all().size();
        var number = 0;
        for (var operation : operations) {
            var body = operation.body() == null ? null : examples.body(operation);
            var request = marked(operation, examples, body);
            server.send(request.setHeader("X-Request-ID", "job-" + ++number));
            assertThat(log.of("job-" + number))
                    .as(operation.id())
                    .anyMatch(line -> line.text().contains("is answered with"));
        }

        assertThat(log.all().subList(before, log.all().size()))
                .filteredOn(LogIT::isOfARequest)
                .isNotEmpty()
                .allMatch(line -> line.request() != null && line.request().startsWith("job-"));
    }

    @Test
    void lines_of_an_answer_name_the_request_that_asked_for_it_after_that_is_over() {
        server.provider().model("usual", Script.tokens(3).gated());
        var conversation =
                Server.json(server.send(server.posting("/v1/conversations", "{}")))
                        .get("id")
                        .asText();
        var first = background(conversation, "job-first");
        var second = background(conversation, "job-second");

        server.provider().takeCall().release(3);
        server.provider().takeCall().release(3);
        awaitEnd(first);
        awaitEnd(second);

        for (var request : List.of("job-first", "job-second")) {
            assertThat(log.of(request))
                    .as(request)
                    .anyMatch(line -> line.text().contains("has ended: completed"));
        }
    }

    /** So that the others find what they ask for. */
    private List<Operation> deletingLast() {
        return server.document().operations().stream()
                .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
                .toList();
    }

    private static boolean isOfARequest(Line line) {
        return line.logger().startsWith("dev.parley")
                || line.logger().startsWith("io.micronaut.data");
    }

    private String background(String conversation, String request) {
        var body =
                """
                {"conversation": "%s", "input": "And of Italy?", "background": true, "on_busy": "queue"}\
                """
                        .formatted(conversation);
        var answer =
                server.send(server.posting("/v1/responses", body).header("X-Request-ID", request));
        return Server.json(answer).get("id").asText();
    }

    private void awaitEnd(String response) {
        server.send(server.request("/v1/responses/" + response + "?stream=true"));
    }

    private static List<String> bodies(Operation operation, Examples examples) {
        if (operation.body() == null) {
            return List.of("");
        }
        var good =
                examples.body(operation)
                        .replaceAll("What is|Capital cities|Hello|notes|Be brief", MARK);
        return List.of(good, good.substring(0, good.length() / 2) + MARK, "{\"" + MARK + "\": ");
    }

    private HttpRequest.Builder marked(Operation operation, Examples examples, String body) {
        var query =
                operation
                        .in("query")
                        .filter(parameter -> !parameter.name().equals("stream"))
                        .map(parameter -> parameter.name() + "=" + encoded(MARK + "\n"))
                        .collect(Collectors.joining("&"));
        var publisher =
                body == null || body.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body);
        return server.request(examples.path(operation) + "?" + query)
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + SECRET)
                .method(operation.method(), publisher);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String asking(String model) {
        return "{\"model\": \"%s\", \"input\": \"%s\"}".formatted(model, MARK);
    }

    private static String chatting(String model) {
        return "{\"model\": \"%s\", \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}"
                .formatted(model, MARK);
    }
}
