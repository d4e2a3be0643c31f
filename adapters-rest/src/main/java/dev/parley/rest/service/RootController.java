package dev.parley.rest.service;

import dev.parley.rest.http.Answers;
import dev.parley.rest.http.Json;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

import java.util.List;

/**
 * Says what this is: to a person with a page, to a program with the members that any of them knows.
 */
@Controller
final class RootController {

    private static final String DOCS = "/docs";

    private final About about;

    RootController(About about) {
        this.about = about;
    }

    @Get("/")
    @Produces(MediaType.ALL)
    MutableHttpResponse<byte[]> root(HttpRequest<?> request) {
        return Pages.isForPerson(request) ? Pages.page("root.html") : Answers.of(members());
    }

    private Json.Members members() {
        return Json.object()
                .with("success", true)
                .with("message", "Parley, a conversation backend.")
                .with(
                        "data",
                        Json.object()
                                .with("version", about.version())
                                .with("environment", "production")
                                .with("docs_url", DOCS))
                .with("timestamp", about.now())
                .with("title", "Parley")
                .with("version", about.version())
                .with("docs", DOCS)
                .with("redoc", DOCS)
                .with("openapi", "/openapi.json")
                .with("uptime", about.age().toSeconds())
                .with("idle_time", 0)
                .with("endpoints", Json.object().with("Health", List.of("GET /health")));
    }
}
