package dev.parley.streaming.openai.testing;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.http.RequestCaller;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Believes what a request says about its owner and its key. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class TestCallerFilter {

    public static final String OWNER = "X-Owner";
    public static final String KEY = "X-Key";

    /** The id of the key of a name. */
    public static ApiKeyId key(String name) {
        return new ApiKeyId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        var owner = request.getHeaders().get(OWNER);
        var key = request.getHeaders().get(KEY);
        request.setAttribute(
                RequestCaller.ATTRIBUTE,
                new Caller(
                        owner == null ? OwnerId.INSTALLATION : new OwnerId(owner),
                        key == null ? null : key(key),
                        KeyScope.ADMIN));
    }
}
