package dev.parley.rest.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets pages read what the house API answers. Which pages may ask was decided before, and who may
 * ask may read. The framework's own filter would refuse on loopback whatever its settings do not
 * name.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(io.micronaut.http.server.cors.CorsFilter.class)
final class CorsFilter implements Ordered {

    static final int ORDER = OriginGuard.ORDER + 100;

    private static final String METHODS = "GET, HEAD, POST, DELETE";
    private static final String TWO_HOURS = "7200";

    private final String readable;

    CorsFilter(HouseHeaders house) {
        this.readable =
                Stream.concat(
                                Stream.of(RequestId.HEADER, HttpHeaders.RETRY_AFTER),
                                house.readable().stream())
                        .collect(Collectors.joining(", "));
    }

    @RequestFilter
    @Nullable HttpResponse<?> answerPreflight(HttpRequest<?> request) {
        var headers = request.getHeaders();
        if (request.getMethod() != HttpMethod.OPTIONS
                || !HousePaths.cover(request.getPath())
                || !headers.contains(HttpHeaders.ORIGIN)
                || !headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            return null;
        }
        var answer = HttpResponse.noContent();
        answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        var asked = headers.get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (asked != null) {
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked);
        }
        answer.header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TWO_HOURS);
        permit(request, answer);
        return answer;
    }

    @ResponseFilter
    void permit(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null
                || !HousePaths.cover(request.getPath())
                || response.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            return;
        }
        response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, readable);
        response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
