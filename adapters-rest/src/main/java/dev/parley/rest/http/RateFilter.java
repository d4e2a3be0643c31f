package dev.parley.rest.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets nobody ask too often, whoever it is; before keys are looked at and bodies read. Only asking
 * how the service is is free.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateFilter implements Ordered {

    static final int ORDER = CorsFilter.ORDER + 50;

    private final Rates rates;

    RateFilter(Rates rates) {
        this.rates = rates;
    }

    @RequestFilter
    void count(HttpRequest<?> request) {
        if (!ServicePaths.isHealth(request.getPath())) {
            rates.asks(request);
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
