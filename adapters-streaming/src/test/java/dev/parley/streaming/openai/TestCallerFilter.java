package dev.parley.streaming.openai;

import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.http.CallerBinder;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Believes what a request says about its owner. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TestCallerFilter {

    static final String OWNER = "X-Owner";

    @RequestFilter
    void identify(HttpRequest<?> request) {
        var owner = request.getHeaders().get(OWNER);
        request.setAttribute(
                CallerBinder.ATTRIBUTE,
                owner == null ? Caller.INSTALLATION : new Caller(new OwnerId(owner), null));
    }
}
