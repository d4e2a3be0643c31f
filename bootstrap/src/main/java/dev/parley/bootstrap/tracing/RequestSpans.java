package dev.parley.bootstrap.tracing;

import dev.parley.rest.http.ServicePaths;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Has each request traced but for those that ask all the time how the service is. The framework
 * looks at this class in any case, so it knows none of the library's.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Tracing.class)
final class RequestSpans implements Ordered {

    /** Right behind whoever gives the request its id. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 150;

    private final Tracing tracing;

    RequestSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        var path = request.getPath();
        if (!ServicePaths.isHealth(path) && !ServicePaths.isMetrics(path)) {
            tracing.begin(request, context);
        }
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        tracing.end(request, response);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
