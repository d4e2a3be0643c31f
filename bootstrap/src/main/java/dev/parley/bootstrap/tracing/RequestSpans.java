package dev.parley.bootstrap.tracing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Has each request traced, but for probes. The framework looks at this class in any case, so it
 * knows none of the library's.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Tracing.class)
final class RequestSpans implements Ordered {

    /** Right behind whoever gives the request its id. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 150;

    private static final String PROBES = "/manage/";

    private final Tracing tracing;

    RequestSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        if (!request.getPath().startsWith(PROBES)) {
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
