package dev.parley.rest.service;

import dev.parley.rest.http.Answers;
import dev.parley.rest.http.Json;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Says that requests are answered; whether the store is well and new work is taken is said below
 * {@code /manage}. Two frontends ask here, and each finds the members that it knows.
 */
@Controller
final class HealthController {

    private static final String HEALTHY = "healthy";

    private final About about;

    HealthController(About about) {
        this.about = about;
    }

    @Get("/health")
    MutableHttpResponse<byte[]> health() {
        return Answers.of(
                Json.object()
                        .with("success", true)
                        .with("message", "Parley is running.")
                        .with(
                                "data",
                                Json.object()
                                        .with("status", HEALTHY)
                                        .with("version", about.version()))
                        .with("timestamp", about.now())
                        .with("status", HEALTHY)
                        .with("service", "parley"));
    }
}
