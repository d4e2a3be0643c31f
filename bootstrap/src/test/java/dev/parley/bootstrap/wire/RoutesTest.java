package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.parley.bootstrap.installation.InMemoryInstallation;
import dev.parley.bootstrap.settings.SettingsReader;
import dev.parley.bootstrap.wire.Document.Operation;
import dev.parley.bootstrap.wire.Document.Parameter;
import dev.parley.bootstrap.wiring.UseCaseBeans;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The document and the real routes of both modules say the same. */
final class RoutesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** Has a route only to say that it is not there; it would be taken for an id otherwise. */
    private static final String NOT_OFFERED = "/v1/responses/compact";

    @TempDir private static Path folder;

    private static ApplicationContext context;
    private static Document document;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var settings = new SettingsReader(Map.of(), folder).read(Map.of(), null);
        var installation = new InMemoryInstallation().opened(settings);
        context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .environmentPropertySource(false)
                        .banner(false)
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(UseCaseBeans.of(installation).toArray())
                        .build();
        context.start();
        var server = context.getBean(NettyEmbeddedServer.class).start();
        try (var client = HttpClient.newHttpClient()) {
            var asked = URI.create("http://localhost:" + server.getPort() + "/openapi.json");
            var answer =
                    client.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.ofString());
            document = new Document(new ObjectMapper().readTree(answer.body()));
        }
    }

    @AfterAll
    static void end() {
        context.close();
    }

    @Test
    void every_route_is_described_and_nothing_else_is() {
        var described =
                document.operations().stream()
                        .map(operation -> address(operation.method(), operation.path()))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routed()).containsExactlyElementsOf(described);
    }

    @Test
    void every_variable_of_an_address_is_a_parameter() {
        assertThat(document.operations())
                .allSatisfy(operation ->
                        assertThat(operation.in("path").map(each -> "{" + each.name() + "}"))
                                .containsExactlyElementsOf(variables(operation.path())));
    }

    @Test
    void the_list_of_events_can_wait_for_a_minute() {
        var wait = parameter("listEvents", "wait").schema().node();

        assertThat(wait.get("minimum").asInt()).isZero();
        assertThat(wait.get("maximum").asInt()).isEqualTo(60);
    }

    @Test
    void an_edited_message_needs_content_and_nothing_else() {
        var body = operation("editItem").body();

        assertThat(body).isNotNull();
        assertThat(body.members()).containsExactly("content");
        assertThat(body.node().get("required")).hasSize(1);
    }

    private static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(MatchResult::group).toList();
    }

    private static Operation operation(String id) {
        return document.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Parameter parameter(String operation, String name) {
        return operation(operation)
                .in("query")
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All that is offered, and is no page and no matter of operators. */
    private static Set<String> routed() {
        return context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> isDescribed(path(route)))
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> address(route.getHttpMethodName(), path(route)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isDescribed(String path) {
        return !path.equals(NOT_OFFERED)
                && !path.equals("/")
                && !path.equals("/openapi.json")
                && !path.startsWith("/docs")
                && !path.startsWith("/manage");
    }

    private static String path(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    /** What variables are called does not matter. */
    private static String address(String method, String path) {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }
}
