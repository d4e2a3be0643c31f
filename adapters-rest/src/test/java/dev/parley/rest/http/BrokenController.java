package dev.parley.rest.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** Holds a defect. */
@Controller
final class BrokenController {

    @Get("/v1/broken")
    String broken(@QueryValue(defaultValue = "true") boolean isBroken) {
        if (isBroken) {
            throw new IllegalStateException("a secret");
        }
        return "whole";
    }
}
