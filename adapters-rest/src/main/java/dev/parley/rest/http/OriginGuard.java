package dev.parley.rest.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/**
 * Keeps pages of other places out: those that rebind a name of theirs to this machine, and those
 * that ask in a visitor's name.
 *
 * <p>On loopback the {@code Host} must be a loopback name, and a page must come from a loopback
 * origin; elsewhere from the origin by which we were called. Both may come from an origin that the
 * settings allow. What comes from no page at all is let in, but to change something it must not
 * look like a form.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OriginGuard implements Ordered {

    static final int ORDER = RequestIdFilter.ORDER + 100;

    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> TYPES_OF_FORMS =
            Set.of("application/x-www-form-urlencoded", "text/plain");

    private final HttpSettings settings;

    OriginGuard(HttpSettings settings) {
        this.settings = settings;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var host = request.getHeaders().get(HttpHeaders.HOST);
        if (settings.isLoopback() && host != null && !Origin.isLoopbackHost(host)) {
            throw new RefusedException(
                    new Refusal.ForeignOrigin(
                            "Parley was called by the name \""
                                    + host
                                    + "\"; on this machine it answers to localhost and 127.0.0.1"
                                    + " only."));
        }
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null && !isAllowed(origin, host)) {
            throw new RefusedException(
                    new Refusal.ForeignOrigin(
                            "Pages from \""
                                    + origin
                                    + "\" may not use this installation;"
                                    + " the setting cors-allowed-origins lists those that may."));
        }
        if (origin == null && CHANGING.contains(request.getMethod())) {
            checkType(request.getHeaders().get(HttpHeaders.CONTENT_TYPE));
        }
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        return settings.allowedOrigins().contains(HttpSettings.ANY_ORIGIN)
                || settings.allowedOrigins().contains(origin)
                || (settings.isLoopback()
                        ? Origin.isLoopback(origin)
                        : Origin.isSame(origin, host));
    }

    private static void checkType(@Nullable String type) {
        if (type != null
                && TYPES_OF_FORMS.contains(
                        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new RefusedException(new Refusal.WrongMediaType(type));
        }
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
