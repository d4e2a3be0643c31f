package dev.parley.rest.service;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/** The house API's document, and a page to read it and try it out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {

    private static final MediaType SCRIPT = MediaType.of("text/javascript");
    private static final String CACHE = "public, max-age=86400";

    private final AtomicReference<byte @Nullable []> document = new AtomicReference<>();

    @Get("/openapi.json")
    MutableHttpResponse<byte[]> document() {
        var known = document.get();
        if (known == null) {
            known = OpenApiDocument.json();
            document.set(known);
        }
        return HttpResponse.ok(known).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    @Get("/docs")
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> page() {
        return Pages.page("docs.html");
    }

    @Get("/docs/docs.js")
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> start() {
        return Pages.file(Pages.own("docs.js"), SCRIPT);
    }

    @Get("/docs/swagger-ui.css")
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> style() {
        return viewer("swagger-ui.css", MediaType.TEXT_CSS_TYPE);
    }

    @Get("/docs/swagger-ui-bundle.js")
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> script() {
        return viewer("swagger-ui-bundle.js", SCRIPT);
    }

    private static MutableHttpResponse<byte[]> viewer(String name, MediaType type) {
        return Pages.file(Viewer.file(name), type).header("Cache-Control", CACHE);
    }
}
