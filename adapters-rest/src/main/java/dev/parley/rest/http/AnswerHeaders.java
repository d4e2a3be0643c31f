package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

import java.util.concurrent.TimeUnit;

/** What is written above every answer, streams and errors included. */
final class AnswerHeaders {

    private static final String BEGAN = "dev.parley.began";
    private static final String PROCESSING = "openai-processing-ms";
    private static final String VERSION = "openai-version";
    private static final String VERSION_SPOKEN = "2020-10-01";

    private AnswerHeaders() {}

    /** Starts counting. */
    static void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    /** Adds them unless they are there. */
    static void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        if (headers.contains(RequestId.HEADER)) {
            return;
        }
        headers.set(RequestId.HEADER, RequestId.of(request));
        if (HousePaths.cover(request.getPath())) {
            headers.set(PROCESSING, String.valueOf(milliseconds(request)));
            headers.set(VERSION, VERSION_SPOKEN);
        }
    }

    private static long milliseconds(HttpRequest<?> request) {
        var now = System.nanoTime();
        var began = request.getAttribute(BEGAN, Long.class).orElse(now);
        return TimeUnit.NANOSECONDS.toMillis(now - began);
    }
}
