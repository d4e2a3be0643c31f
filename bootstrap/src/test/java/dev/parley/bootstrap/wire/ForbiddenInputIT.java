package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.wire.Document.Operation;
import dev.parley.bootstrap.wire.Document.Parameter;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever the document forbids is refused by the real server, at every address: with a documented
 * status, in the envelope, and without leaving a trace in the store or at the provider.
 */
@Timeout(300)
final class ForbiddenInputIT {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> NOT_JSON =
            List.of(
                    "{",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":1",
                    "{\"a\":1}}",
                    "{\"a\":1} {}",
                    "{'a':1}",
                    "{\"a\":01}",
                    "{\"a\":NaN}",
                    "\"",
                    "nonsense",
                    "[1,",
                    "{\"a\":\"\\x\"}",
                    "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}");

    private static final List<String> NO_OBJECTS = List.of("[]", "7", "1.5", "true", "\"text\"");

    /** Variables that may also be no names at all. */
    private static final Set<String> NAMES = Set.of("model");

    private static final List<String> BAD_VARIABLES =
            List.of(
                    "nonsense",
                    "conv_",
                    "conv_0199F3A27C1E7B40A0015D20C4E88F11",
                    "conv_0199f3a27c1e7b40a0015d20c4e88f11",
                    "resp_0199f3a27c1e7b40a0015d20c4e88f11",
                    "msg_0199f3a27c1e7b40a0015d20c4e88f11",
                    "a".repeat(2000),
                    "%00",
                    "%2F",
                    "..%2F..",
                    "%C3%BC",
                    "%27%20OR%201%3D1");

    @TempDir private static Path data;

    private static Server server;
    private static Document document;
    private static Examples examples;

    private List<String> before = List.of();
    private int callsBefore;

    @BeforeAll
    static void start() {
        server = new Server(data);
        document = server.document();
        examples = Examples.on(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void look() {
        before = server.rows();
        callsBefore = server.provider().calls().size();
    }

    @AfterEach
    void nothing_was_stored_or_asked() {
        assertThat(server.rows()).isEqualTo(before);
        assertThat(server.provider().calls()).hasSize(callsBefore);
    }

    static List<Operation> operations() {
        return document.operations();
    }

    static List<Operation> withBody() {
        return operations().stream().filter(operation -> operation.body() != null).toList();
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_is_not_json_is_refused(Operation operation) {
        check(
                operation,
                Stream.concat(NOT_JSON.stream(), noObjects(operation))
                        .map(body -> new Attempt(body, sending(operation, body))));
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_the_document_forbids_is_refused(Operation operation) {
        var bodies = BadBodies.of(schema(operation), examples.body(operation));
        check(operation, bodies.stream().map(body -> new Attempt(body, sending(operation, body))));
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_of_another_kind_is_refused(Operation operation) {
        var attempts = new ArrayList<Attempt>();
        for (var type :
                List.of(
                        "text/plain",
                        "application/xml",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data")) {
            attempts.add(
                    new Attempt(
                            type,
                            server.request(path(operation))
                                    .header("content-type", type)
                                    .method(operation.method(), BodyPublishers.ofString("{}")),
                            Set.of(415)));
        }
        check(operation, attempts.stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_name_of_nothing_is_not_found(Operation operation) {
        var attempts = new ArrayList<Attempt>();
        operation
                .in("path")
                .forEach(variable ->
                        BAD_VARIABLES.forEach(value -> {
                            var path = examples.path(operation, variable.name(), value);
                            var statuses =
                                    NAMES.contains(variable.name())
                                            ? Set.of(400, 404)
                                            : Set.of(404);
                            attempts.add(new Attempt(path, valid(operation, path), statuses));
                        }));
        check(operation, attempts.stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_query_that_the_document_forbids_is_refused(Operation operation) {
        var attempts = new ArrayList<Attempt>();
        operation
                .in("query")
                .forEach(parameter ->
                        BadTexts.of(parameter)
                                .forEach(value ->
                                        attempts.add(asking(operation, parameter, value))));
        if (!Examples.query(operation).isEmpty()) {
            attempts.add(
                    new Attempt(
                            "no query", valid(operation, examples.path(operation)), Set.of(400)));
        }
        check(operation, attempts.stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_header_that_the_document_forbids_is_refused(Operation operation) {
        check(
                operation,
                operation
                        .in("header")
                        .flatMap(parameter ->
                                BadTexts.of(parameter)
                                        .map(value ->
                                                new Attempt(
                                                        parameter.name() + ": " + value,
                                                        valid(operation, streamed(operation))
                                                                .header(parameter.name(), value),
                                                        Set.of(400)))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void another_method_is_refused_with_those_that_work(Operation operation) {
        var path = examples.path(operation);
        var allowed =
                operations().stream()
                        .filter(other -> isAt(other, path))
                        .map(Operation::method)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (var method : METHODS) {
            if (!allowed.contains(method)) {
                var answer =
                        server.send(
                                server.request(path)
                                        .header("content-type", "application/json")
                                        .method(method, BodyPublishers.ofString("{}")));
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                assertThat(Set.of(answer.headers().firstValue("allow").orElse("").split(", ?")))
                        .containsAll(allowed);
                assertThat(problems(answer)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void behind_an_address_is_nothing(Operation operation) {
        var path = examples.path(operation) + "/nothing/at/all";
        var answer = server.send(server.request(path));

        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(problems(answer)).isEmpty();
    }

    /** A request that has to be refused. */
    private record Attempt(String what, HttpRequest.Builder request, Set<Integer> statuses) {

        private Attempt(String what, HttpRequest.Builder request) {
            this(what, request, Set.of());
        }
    }

    private static void check(Operation operation, Stream<Attempt> attempts) {
        var softly = new SoftAssertions();
        attempts.forEach(attempt -> {
            var answer = server.send(attempt.request());
            var what =
                    "%s with %s: %d %s"
                            .formatted(
                                    operation,
                                    shortened(attempt.what()),
                                    answer.statusCode(),
                                    shortened(answer.body()));
            softly.assertThat(answer.statusCode()).as(what).isBetween(400, 499);
            softly.assertThat(operation.statuses()).as(what).contains(answer.statusCode());
            if (!attempt.statuses().isEmpty()) {
                softly.assertThat(attempt.statuses()).as(what).contains(answer.statusCode());
            }
            softly.assertThat(problems(answer)).as(what).isEmpty();
        });
        softly.assertAll();
    }

    /** What is wrong with the way in which something was refused. */
    private static List<String> problems(HttpResponse<String> answer) {
        var problems = new ArrayList<String>();
        if (!answer.headers()
                .firstValue("content-type")
                .orElse("")
                .startsWith("application/json")) {
            problems.add("the body is not said to be JSON");
        } else if (!document.schema("Error").accepts(Server.json(answer))) {
            problems.add("the body is not the envelope");
        } else if (Server.json(answer).at("/error/message").asText().isBlank()) {
            problems.add("the message is empty");
        }
        if (answer.headers().firstValue("x-request-id").isEmpty()) {
            problems.add("there is no request id");
        }
        return problems;
    }

    private static HttpRequest.Builder sending(Operation operation, String body) {
        return server.request(path(operation))
                .header("content-type", "application/json")
                .method(operation.method(), BodyPublishers.ofString(body));
    }

    /** A request that would be taken, but for its address. */
    private static HttpRequest.Builder valid(Operation operation, String path) {
        return operation.body() == null
                ? server.request(path).method(operation.method(), BodyPublishers.noBody())
                : server.request(path)
                        .header("content-type", "application/json")
                        .method(
                                operation.method(),
                                BodyPublishers.ofString(examples.body(operation)));
    }

    private static Attempt asking(Operation operation, Parameter parameter, String value) {
        var start =
                parameter.name().equals("starting_after") ? streamed(operation) : path(operation);
        var asked =
                "%s=%s"
                        .formatted(
                                URLEncoder.encode(parameter.name(), StandardCharsets.UTF_8),
                                URLEncoder.encode(value, StandardCharsets.UTF_8));
        // what an operation cannot do without must not be there twice
        var others = parameter.isRequired() ? examples.path(operation) : start;
        var separator = others.contains("?") ? "&" : "?";
        return new Attempt(
                shortened(asked),
                server.request(others + separator + asked)
                        .method(operation.method(), BodyPublishers.noBody()),
                Set.of(400, 404));
    }

    /** Where it exists, with the query that it cannot do without. */
    private static String path(Operation operation) {
        var query = Examples.query(operation);
        return examples.path(operation) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The same, to be read as a stream if there is one of an answer. */
    private static String streamed(Operation operation) {
        var isOfAnswer =
                operation.in("query").anyMatch(each -> each.name().equals("starting_after"));
        return path(operation) + (isOfAnswer ? "?stream=true" : "");
    }

    private static Schema schema(Operation operation) {
        var body = operation.body();
        if (body == null) {
            throw new AssertionError(operation + " takes no body");
        }
        return body;
    }

    private static Stream<String> noObjects(Operation operation) {
        return NO_OBJECTS.stream().filter(json -> !schema(operation).accepts(BadBodies.read(json)));
    }

    private static boolean isAt(Operation operation, String path) {
        return path.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private static String shortened(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000) + "…";
    }
}
