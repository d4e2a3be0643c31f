package dev.parley.rest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;

import jakarta.inject.Singleton;

import java.time.Duration;

/**
 * Tells the server how large a request may be. Bodies are read as they are: what a compressed one
 * would grow to is known only when it is too late. Connections are looked after elsewhere, because
 * the server's own timer knows nothing of who keeps whom waiting, and costs something at each
 * write.
 */
@Singleton
final class RequestLimits implements BeanCreatedEventListener<HttpServerConfiguration> {

    private static final Duration NEVER = Duration.ofSeconds(-1);

    private final HttpSettings settings;
    private final ConnectionLimits limits;

    RequestLimits(HttpSettings settings, ConnectionLimits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        var server = event.getBean();
        server.setMaxRequestSize(settings.maxBodySize());
        server.setMaxRequestBufferSize(settings.maxBodySize());
        server.setIdleTimeout(NEVER);
        if (server instanceof NettyHttpServerConfiguration netty) {
            netty.setMaxInitialLineLength(limits.requestLine());
            netty.setMaxHeaderSize(limits.headersSize());
            netty.setRequestDecompressionEnabled(false);
        }
        return server;
    }
}
