package dev.parley.rest.http;

import dev.parley.application.identity.KeyDigest;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out who asks, and leaves it with the request. A key is read from {@code Authorization},
 * {@code X-API-Key} or {@code X-Session-API-Key}; of it only a digest goes further. Only pages and
 * health need none; metrics need one beyond loopback.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter implements Ordered {

    /** The name under which the request carries its {@link Caller}. */
    static final String ATTRIBUTE = "dev.parley.caller";

    static final int ORDER = CorsFilter.ORDER + 100;

    private static final Set<String> PUBLIC = Set.of("/", "/openapi.json", "/docs");
    private static final String PUBLIC_BELOW = "/docs/";
    private static final List<String> KEY_HEADERS = List.of("X-API-Key", "X-Session-API-Key");
    private static final String BEARER = "bearer ";

    private final KnownCallers callers;
    private final Rates rates;
    private final HttpSettings settings;
    private final ExecutorService blocking;

    CallerFilter(
            KnownCallers callers,
            Rates rates,
            HttpSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.callers = callers;
        this.rates = rates;
        this.settings = settings;
        this.blocking = blocking;
    }

    @RequestFilter
    CompletableFuture<HttpRequest<?>> identify(HttpRequest<?> request) {
        if (isPublic(request.getPath())) {
            return CompletableFuture.completedFuture(request);
        }
        var presented = keysOf(request);
        var remembered = callers.remembered(presented);
        if (remembered.isPresent()) {
            return CompletableFuture.completedFuture(letIn(request, remembered.get()));
        }
        if (!presented.isEmpty() && !callers.haveMet(presented)) {
            rates.mayTryKeys(request);
        }
        return CompletableFuture.supplyAsync(
                () -> letIn(request, identified(request, presented)), blocking);
    }

    private HttpRequest<?> letIn(HttpRequest<?> request, Caller caller) {
        rates.asks(caller);
        request.setAttribute(ATTRIBUTE, caller);
        return request;
    }

    private Caller identified(HttpRequest<?> request, Set<KeyDigest> presented) {
        try {
            return callers.identify(presented);
        } catch (FailureException refused) {
            if (!presented.isEmpty() && refused.failure() instanceof Failure.Unauthenticated) {
                rates.triedWrongKey(request);
            }
            throw refused;
        }
    }

    private boolean isPublic(String path) {
        return PUBLIC.contains(path)
                || path.startsWith(PUBLIC_BELOW)
                || ServicePaths.isHealth(path)
                || (settings.isLoopback() && ServicePaths.isMetrics(path));
    }

    /** The same key may come in several headers, as from a client behind a proxy. */
    private static Set<KeyDigest> keysOf(HttpRequest<?> request) {
        var headers = request.getHeaders();
        var bearers =
                headers.getAll(HttpHeaders.AUTHORIZATION).stream()
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length()));
        var others = KEY_HEADERS.stream().map(headers::getAll).flatMap(List::stream);
        return Stream.concat(bearers, others)
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(KeyDigest::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
