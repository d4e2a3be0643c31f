package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.time.Duration;

/** What is written above every answer, streams and errors included. */
@Singleton
final class AnswerHeaders {

    private static final String BEGAN = "dev.parley.began";

    private final HouseHeaders house;

    AnswerHeaders(HouseHeaders house) {
        this.house = house;
    }

    /** Starts counting. */
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    /** Adds them unless they are there. */
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        if (headers.contains(RequestId.HEADER)) {
            return;
        }
        headers.set(RequestId.HEADER, RequestId.of(request));
        if (HousePaths.cover(request.getPath())) {
            house.write(headers, sinceBegun(request));
        }
    }

    private static Duration sinceBegun(HttpRequest<?> request) {
        var now = System.nanoTime();
        var began = request.getAttribute(BEGAN, Long.class).orElse(now);
        return Duration.ofNanos(now - began);
    }
}
