package dev.parley.rest.http;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/** Gives every request an id, on every line of the log and on every answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestIdFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RequestIdFilter.class);

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

    /** What a log line calls it. */
    private static final String LOG_FIELD = "request-id";

    private final AnswerHeaders headers;

    RequestIdFilter(AnswerHeaders headers) {
        this.headers = headers;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        headers.begin(request);
        context.add(new MdcPropagationContext(Map.of(LOG_FIELD, RequestId.of(request))));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.add(request, response);
        LOG.debug(
                "{} {} is answered with {}",
                request.getMethodName(),
                BasicHttpAttributes.getUriTemplate(request).orElse("of an unknown address"),
                response.code());
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
