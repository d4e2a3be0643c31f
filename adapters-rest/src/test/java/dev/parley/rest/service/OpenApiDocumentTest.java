package dev.parley.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.World;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of the house API. */
class OpenApiDocumentTest {

    private static final List<String> TEST_ONLY = List.of("/v1/broken", "/v1/slow");

    private static final String DOCUMENT =
            new String(OpenApiDocument.json(), StandardCharsets.UTF_8);

    @Test
    void it_is_valid() {
        var parsed = new OpenAPIV3Parser().readContents(DOCUMENT, null, null);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void it_is_served() {
        try (var world = World.serving()) {
            assertThat(world.client().get("/openapi.json").body()).isEqualTo(DOCUMENT);
        }
    }

    @Test
    void it_describes_every_address_of_this_module() {
        try (var world = World.serving()) {
            var routed =
                    world.context()
                            .getBean(Router.class)
                            .uriRoutes()
                            .filter(OpenApiDocumentTest::isOfTheHouse)
                            .map(OpenApiDocumentTest::address)
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(routed).isNotEmpty();
            assertThat(described()).containsAll(routed);
        }
    }

    @Test
    void every_operation_can_be_refused_in_the_envelope() {
        assertThat(
                        document().getPaths().values().stream()
                                .flatMap(path -> path.readOperations().stream()))
                .allSatisfy(operation ->
                        assertThat(operation.getResponses().keySet())
                                .as(operation.getOperationId())
                                .contains("200", "403"));
    }

    private static boolean isOfTheHouse(UriRouteInfo<?, ?> route) {
        var path = route.getUriMatchTemplate().toPathString();
        return (path.startsWith("/v1") && TEST_ONLY.stream().noneMatch(path::startsWith))
                || path.equals("/health");
    }

    /** Method and path; what variables are called does not matter. */
    private static String address(UriRouteInfo<?, ?> route) {
        return address(
                route.getHttpMethodName().equals("HEAD") ? "GET" : route.getHttpMethodName(),
                route.getUriMatchTemplate().toPathString());
    }

    private static String address(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private static Stream<String> described() {
        return document().getPaths().entrySet().stream()
                .flatMap(path ->
                        path.getValue().readOperationsMap().keySet().stream()
                                .map(method -> address(method.name(), path.getKey())));
    }

    private static OpenAPI document() {
        return new OpenAPIV3Parser().readContents(DOCUMENT, null, null).getOpenAPI();
    }
}
